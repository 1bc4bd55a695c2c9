<?php
/**
 * Asks a local MediaWiki 1.39 how pages read: a line of JSON {"id", "title", "wikitext"} in, a line
 * {"id", "html", "expanded", "seconds"} out. A case with "lists" gets, in place of the expanded
 * wikitext, what the page says besides its text, as `tests/parity/rendering.py` reads it.
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
		$start = microtime( true );
		$output = $factory->create()->parse( $case['wikitext'], $title, $options, true, true, null );
		$html = $output->getText( [
			'allowTOC' => false, 'enableSectionEditLinks' => false,
			'unwrap' => true, 'wrapperDivClass' => '',
		] );
		$answer = [ 'html' => $html, 'seconds' => microtime( true ) - $start ];
		if ( !empty( $case['lists'] ) ) {
			return $answer + $this->lists( $output );
		}
		$answer['expanded'] = $factory->create()->preprocess( $case['wikitext'], $title, $options );
		return $answer;
	}

	private function lists( ParserOutput $output ): array {
		$categories = [];
		foreach ( $output->getCategories() as $name => $key ) {
			$name = str_replace( '_', ' ', $name );
			$categories[] = [ 'name' => $name, 'sort' => $key, 'hidden' => false ];
		}
		$named = static function ( array $found, bool $known ): array {
			$names = [];
			foreach ( $found as $namespace => $pages ) {
				foreach ( $pages as $key => $id ) {
					$name = Title::makeTitle( $namespace, $key )->getPrefixedText();
					$names[] = $known ? [ $name, $id > 0 ] : $name;
				}
			}
			return $names;
		};
		$sections = [];
		foreach ( $output->getSections() as $one ) {
			$sections[] = array_intersect_key( $one, [ 'level' => 1, 'line' => 1, 'anchor' => 1 ] );
		}
		return [
			'categories' => $categories,
			'links' => $named( $output->getLinks(), false ),
			'templates' => $named( $output->getTemplates(), true ),
			'langlinks' => $output->getLanguageLinks(),
			'externallinks' => array_keys( $output->getExternalLinks() ),
			'images' => array_keys( $output->getImages() ),
			'sections' => $sections,
			'props' => $output->getPageProperties(),
			'displaytitle' => $output->getDisplayTitle(),
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
