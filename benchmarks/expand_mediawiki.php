<?php
/**
 * Prints the seconds that MediaWiki takes to expand the pages of standard input, a JSON line each
 * ({"title": …, "text": …}). Lines {"title": …, "save": …} are pages to save before. See expand.py
 * and lua.py.
 */
require_once getenv( 'MW' ) . '/maintenance/Maintenance.php';

use MediaWiki\MediaWikiServices;

class ExpandPages extends Maintenance {
	public function execute() {
		$pages = [];
		while ( ( $line = fgets( STDIN ) ) !== false ) {
			$page = json_decode( $line, true );
			if ( isset( $page['save'] ) ) {
				$this->save( Title::newFromText( $page['title'] ), $page['save'] );
				continue;
			}
			$pages[] = [ Title::newFromText( $page['title'] ), $page['text'] ];
		}
		$options = ParserOptions::newFromAnon();
		$parser = MediaWikiServices::getInstance()->getParserFactory()->create();
		$started = microtime( true );
		foreach ( $pages as [ $title, $text ] ) {
			$parser->preprocess( $text, $title, $options );
		}
		echo microtime( true ) - $started, "\n";
	}

	private function save( Title $title, string $text ) {
		$page = MediaWikiServices::getInstance()->getWikiPageFactory()->newFromTitle( $title );
		$user = User::newSystemUser( 'Maintenance script', [ 'steal' => true ] );
		$page->doUserEditContent( ContentHandler::makeContent( $text, $title ), $user, '' );
		DeferredUpdates::doUpdates();
	}
}

$maintClass = ExpandPages::class;
require_once RUN_MAINTENANCE_IF_MAIN;
