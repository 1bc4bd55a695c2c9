<?php
/**
 * Prints the seconds that MediaWiki takes to parse the pages of standard input, a JSON line each
 * ({"title": …, "text": …}). See rendered_view.py.
 */
require_once getenv( 'MW' ) . '/maintenance/Maintenance.php';

use MediaWiki\MediaWikiServices;

class ParsePages extends Maintenance {
	public function execute() {
		$pages = [];
		while ( ( $line = fgets( STDIN ) ) !== false ) {
			$page = json_decode( $line, true );
			$pages[] = [ Title::newFromText( $page['title'] ), $page['text'] ];
		}
		$options = ParserOptions::newFromAnon();
		$parser = MediaWikiServices::getInstance()->getParserFactory()->create();
		$started = microtime( true );
		foreach ( $pages as [ $title, $text ] ) {
			$parser->parse( $text, $title, $options, true, true )->getText( [ "allowTOC" => false ] );
		}
		echo microtime( true ) - $started, "\n";
	}
}

$maintClass = ParsePages::class;
require_once RUN_MAINTENANCE_IF_MAIN;
