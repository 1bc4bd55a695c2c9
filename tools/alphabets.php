<?php
/**
 * Asks a local MediaWiki how texts read in a variant: a line of JSON {"language", "variant", "texts"}
 * in, one {"texts"} out. See alphabets.py.
 */
require_once getenv( 'MW' ) . '/maintenance/Maintenance.php';
use MediaWiki\MediaWikiServices;

class Alphabets extends Maintenance {
	public function execute() {
		$services = MediaWikiServices::getInstance();
		while ( ( $line = fgets( STDIN ) ) !== false ) {
			$case = json_decode( $line, true );
			$language = $services->getLanguageFactory()->getLanguage( $case['language'] );
			$converter = $services->getLanguageConverterFactory()->getLanguageConverter( $language );
			$texts = [];
			foreach ( $case['texts'] as $text ) {
				$texts[] = $converter->translate( $text, $case['variant'] );
			}
			echo json_encode( [ 'texts' => $texts ], JSON_UNESCAPED_UNICODE ), "\n";
		}
	}
}

$maintClass = Alphabets::class;
require_once RUN_MAINTENANCE_IF_MAIN;
