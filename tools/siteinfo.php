<?php
/**
 * Prints a running MediaWiki's siteinfo as `Site.load` reads it, to compare with that wiki.
 *
 * Usage: MW=/path/to/mediawiki MW_CONFIG_FILE=… php siteinfo.php > siteinfo.json
 */
require_once getenv( 'MW' ) . '/maintenance/Maintenance.php';

class PrintSiteInfo extends Maintenance {
	public function execute() {
		$request = new FauxRequest( [
			'action' => 'query',
			'meta' => 'siteinfo',
			'siprop' => implode( '|', [
				'general', 'namespaces', 'namespacealiases', 'magicwords', 'interwikimap', 'languages',
				'extensiontags', 'functionhooks', 'variables', 'protocols', 'specialpagealiases',
			] ),
			'formatversion' => 2,
		] );
		$api = new ApiMain( $request );
		$api->execute();
		$data = $api->getResult()->getResultData( null, [ 'Strip' => 'all', 'BC' => [] ] );
		echo json_encode( $data, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES ), "\n";
	}
}

$maintClass = PrintSiteInfo::class;
require_once RUN_MAINTENANCE_IF_MAIN;
