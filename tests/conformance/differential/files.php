<?php
/**
 * The files of the wiki of comparison (tests/render/wiki.py has the same): a repository of a table,
 * with MediaWiki's own handlers, in which nothing is stored or drawn. LocalSettings.php:
 *
 *   require_once '…/files.php';
 *   $wgForeignFileRepos[] = TableRepo::settings();
 */

class TableFile extends File {
	private const FILES = [
		'Pic.png' => [ 400, 300, 'image/png' ],
		'Draw.svg' => [ 200, 100, 'image/svg+xml' ],
		'Bad.png' => [ 400, 300, 'image/png' ],
		'Small.png' => [ 20, 20, 'image/png' ],
		'Wide.jpg' => [ 1941, 220, 'image/jpeg' ],
		'Doc.djvu' => [ 2480, 3508, 'image/vnd.djvu' ],
	];

	public function __construct( $title, $repo ) {
		parent::__construct( $title, $repo );
	}

	private function fact( int $number ) {
		return ( self::FILES[$this->getName()] ?? [ 0, 0, '' ] )[$number];
	}

	public function exists() {
		return isset( self::FILES[$this->getName()] );
	}

	public function isVisible() {
		return true;
	}

	public function getWidth( $page = 1 ) {
		return $this->fact( 0 );
	}

	public function getHeight( $page = 1 ) {
		return $this->fact( 1 );
	}

	public function getMimeType() {
		return $this->fact( 2 );
	}

	public function getMediaType() {
		return $this->isVectorized() ? MEDIATYPE_DRAWING : MEDIATYPE_BITMAP;
	}

	public function getHandler() {
		if ( $this->isMultipage() ) {
			return new PagesHandler();
		}
		return $this->isVectorized() ? new SvgHandler() : new BitmapHandler();
	}

	public function canRender() {
		return true;
	}

	public function mustRender() {
		return $this->isVectorized() || $this->isMultipage();
	}

	public function isVectorized() {
		return $this->fact( 2 ) === 'image/svg+xml';
	}

	public function isMultipage() {
		return $this->fact( 2 ) === 'image/vnd.djvu';
	}

	public function pageCount() {
		return $this->isMultipage() ? 5 : false;
	}

	public function allowInlineDisplay() {
		return true;
	}

	public function isTrustedFile() {
		return true;
	}

	public function getUrl() {
		return '//upload/' . rawurlencode( $this->getName() );
	}

	public function getThumbUrl( $suffix = false ) {
		$name = rawurlencode( $this->getName() );
		return "//upload/thumb/$name" . ( $suffix === false ? '' : "/$suffix" );
	}

	public function getThumbPath( $suffix = false ) {
		return '/nowhere';
	}

	public function getDescriptionUrl() {
		return $this->title->getLocalURL();
	}

	public function getMetadataArray(): array {
		return [];
	}

	public function getMetadataItems( array $names ): array {
		return [];
	}

	protected function assertRepoDefined() {
	}
}

/** A document of five pages; its parameters are those of MediaWiki's handler for DjVu. */
class PagesHandler extends DjVuHandler {
	public function isEnabled() {
		return true;
	}

	public function pageCount( File $file ) {
		return 5;
	}

	public function getPageDimensions( File $file, $page ) {
		return [ 'width' => $file->getWidth(), 'height' => $file->getHeight() ];
	}

	public function doTransform( $file, $path, $url, $params, $flags = 0 ) {
		if ( !$this->normaliseParams( $file, $params ) ) {
			return new TransformParameterError( $params );
		}
		$shown = array_intersect_key( $params, [ 'width' => 1, 'height' => 1, 'page' => 1 ] );
		return new ThumbnailImage( $file, $url, $path, $shown );
	}
}

class TableRepo extends FileRepo {
	private const REDIRECTS = [ 'Redir.png' => 'Pic.png', 'Rebad.png' => 'Bad.png' ];

	public static function settings(): array {
		$nowhere = [ 'name' => 'nowhere', 'wikiId' => 'nowhere', 'basePath' => '/nowhere' ];
		$backend = new FSFileBackend( $nowhere + [ 'lockManager' => new NullLockManager( [] ) ] );
		return [ 'class' => self::class, 'name' => 'table', 'url' => '//upload',
			'hashLevels' => 0, 'backend' => $backend ];
	}

	public function findFile( $title, $options = [] ) {
		$name = File::normalizeTitle( $title );
		$file = $name ? new TableFile( $name, $this ) : null;
		if ( !$file || $file->exists() ) {
			return $file ?? false;
		}
		$target = empty( $options['ignoreRedirect'] ) ? $this->checkRedirect( $name ) : false;
		if ( !$target ) {
			return false;
		}
		$file = new TableFile( $target, $this );
		$file->redirectedFrom( $name->getDBkey() );
		return $file;
	}

	public function findFiles( array $items, $flags = 0 ) {
		$found = [];
		foreach ( $items as $item ) {
			$title = File::normalizeTitle( is_array( $item ) ? $item['title'] : $item );
			$file = $title ? $this->findFile( $title ) : false;
			if ( $file ) {
				$found[$title->getDBkey()] = $file;
			}
		}
		return $found;
	}

	public function newFile( $title, $time = false ) {
		$name = File::normalizeTitle( $title );
		return $name ? new TableFile( $name, $this ) : null;
	}

	public function checkRedirect( $title ) {
		$target = self::REDIRECTS[$title->getDBkey()] ?? false;
		return $target ? Title::makeTitle( NS_FILE, $target ) : false;
	}

	public function isLocal() {
		return true;
	}

	public function canTransformVia404() {
		return true;
	}
}
