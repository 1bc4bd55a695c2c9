<?php
/**
 * Prints the seconds of the processor that MediaWiki takes to parse the pages of standard input, a JSON
 * line each ({"title": …, "text": …}). See rendered_view.py.
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
		$render = static function ( $title, $text ) use ( $parser, $options ) {
			$parser->parse( $text, $title, $options, true, true )->getText( [ "allowTOC" => false ] );
		};
		// What is read once by whoever parses at all.
		$render( ...$pages[0] );
		$started = self::seconds();
		foreach ( $pages as $page ) {
			$render( ...$page );
		}
		echo self::seconds() - $started, "\n";
	}

	private static function seconds() {
		$used = getrusage();
		return $used['ru_utime.tv_sec'] + $used['ru_stime.tv_sec']
			+ ( $used['ru_utime.tv_usec'] + $used['ru_stime.tv_usec'] ) / 1e6;
	}
}

$maintClass = ParsePages::class;
require_once RUN_MAINTENANCE_IF_MAIN;
