<?php
// PHP's own server as a MediaWiki: the entry points with what follows them in the path.
$wiki = getenv('MW_ROOT');
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
foreach (['/api.php', '/rest.php', '/index.php'] as $entry) {
    if ($path === $entry || str_starts_with($path, "$entry/")) {
        $_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = $entry;
        $_SERVER['SCRIPT_FILENAME'] = $wiki . $entry;
        $_SERVER['PATH_INFO'] = substr($path, strlen($entry));
        chdir($wiki);
        require $wiki . $entry;
        return true;
    }
}
http_response_code(404);
