<?php
/**
 * Asks a local MediaWiki 1.39 how pages read: a line of JSON {"id", "title", "wikitext"} in, a line
 * {"id", "html", "expanded", "categories", "language_links", "display_title"} out.
 *
 * Usage: MW=/path/to/mediawiki MW_CONFIG_FILE=… php reference.php [--pages pages.json] < cases
 * With --pages it saves the pages of that file ({"title": "wikitext"}) instead. See README.md.
 */
require_once getenv( 'MW' ) . '/maintenance/Maintenance.php';
use MediaWiki\MediaWikiServices;

class Reference extends Maintenance {
	public function __construct() {
		parent::__construct();
		$this->addOption( 'pages', 'a file of pages to save', false, true );
	}

	public function execute() {
		if ( $this->hasOption( 'pages' ) ) {
			$this->savePages( json_decode( file_get_contents( $this->getOption( 'pages' ) ), true ) );
			return;
		}
		while ( ( $line = fgets( STDIN ) ) !== false ) {
			$case = json_decode( $line, true );
			if ( !$case ) {
				continue;
			}
			try {
				$answer = $this->answer( $case );
			} catch ( Throwable $e ) {
				$answer = [ 'error' => get_class( $e ) . ': ' . $e->getMessage() ];
			}
			$flags = JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE;
			echo json_encode( [ 'id' => $case['id'] ] + $answer, $flags ), "\n";
		}
	}

	private function answer( array $case ): array {
		// Rules of a page stay in the converter of its language; the next page needs a new one.
		$converters = MediaWikiServices::getInstance()->getLanguageConverterFactory();
		$cache = new ReflectionProperty( $converters, 'cache' );
		$cache->setAccessible( true );
		$cache->setValue( $converters, [] );
		$title = Title::newFromText( $case['title'] ?? 'Test' );
		$options = ParserOptions::newFromAnon();
		$factory = MediaWikiServices::getInstance()->getParserFactory();
		$output = $factory->create()->parse( $case['wikitext'], $title, $options, true, true, null );
		$html = $output->getText( [
			'allowTOC' => false, 'enableSectionEditLinks' => false,
			'unwrap' => true, 'wrapperDivClass' => '',
		] );
		return [
			'html' => $html,
			'expanded' => $factory->create()->preprocess( $case['wikitext'], $title, $options ),
			'categories' => $output->getCategories(),
			'language_links' => $output->getLanguageLinks(),
			'display_title' => $output->getDisplayTitle(),
		];
	}

	private function savePages( array $pages ): void {
		$user = User::newSystemUser( 'Reference', [ 'steal' => true ] );
		foreach ( $pages as $name => $text ) {
			$page = MediaWikiServices::getInstance()->getWikiPageFactory()
				->newFromTitle( Title::newFromText( $name ) );
			$content = ContentHandler::makeContent( $text, $page->getTitle() );
			$page->doUserEditContent( $content, $user, 'reference' );
		}
	}
}

$maintClass = Reference::class;
require_once RUN_MAINTENANCE_IF_MAIN;
