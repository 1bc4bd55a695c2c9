<?php
/**
 * Prints what a MediaWiki's language converters replace by what, as one JSON object: the version;
 * by language and variant the words of its own ("words") and those that count in the end ("all");
 * lists of pattern and replacement where a converter has such.
 *
 * Usage: MW=/path/to/mediawiki MW_CONFIG_FILE=… php variants.php. Called by tools/variants.py.
 */
require_once getenv( 'MW' ) . '/maintenance/Maintenance.php';

use MediaWiki\MediaWikiServices;

class Variants extends Maintenance {
	private const LANGUAGES =
		[ 'crh', 'gan', 'iu', 'kk', 'ku', 'shi', 'sr', 'tg', 'tly', 'uz', 'zh' ];
	/** Where converters keep tables besides those of their variants. */
	private const TABLES = [
		'crh' => [
			'crh-latn-exceptions' => 'mCyrl2LatnExceptions',
			'crh-cyrl-exceptions' => 'mLatn2CyrlExceptions',
			'crh-latn-patterns' => 'mCyrl2LatnPatterns',
			'crh-cyrl-patterns' => 'mLatn2CyrlPatterns',
			'crh-cyrl-cleaning' => 'mCyrlCleanUpRegexes',
		],
	];
	private const METHODS = [
		'kk' => [
			'kk-latn-patterns' => 'getMCyrl2Latn',
			'kk-cyrl-patterns' => 'getMLatn2Cyrl',
			'kk-arab-patterns' => 'getMCyLa2Arab',
		],
	];

	public function execute() {
		$services = MediaWikiServices::getInstance();
		$factory = $services->getLanguageConverterFactory();
		$found = [ 'version' => MW_VERSION ];
		foreach ( self::LANGUAGES as $code ) {
			$language = $services->getLanguageFactory()->getLanguage( $code );
			$converter = $factory->getLanguageConverter( $language );
			$facts = [];
			$this->call( $converter, 'loadDefaultTables' );
			$facts['words'] = $this->words( $converter );
			$this->call( $converter, 'postLoadTables' );
			$facts['all'] = $this->words( $converter );
			foreach ( self::TABLES[$code] ?? [] as $name => $property ) {
				$facts['more'][$name] = $this->property( $converter, $property );
			}
			foreach ( self::METHODS[$code] ?? [] as $name => $method ) {
				$facts['more'][$name] = $this->call( $converter, $method );
			}
			$found['languages'][$code] = $facts;
		}
		echo json_encode( $found, JSON_UNESCAPED_UNICODE | JSON_FORCE_OBJECT ), "\n";
	}

	private function words( $converter ): array {
		$words = [];
		foreach ( $this->property( $converter, 'mTables' ) as $variant => $table ) {
			$words[$variant] = $table->getArray();
		}
		return $words;
	}

	private function call( $object, string $name ) {
		$method = new ReflectionMethod( $object, $name );
		$method->setAccessible( true );
		return $method->invoke( $object );
	}

	private function property( $object, string $name ) {
		$class = new ReflectionClass( $object );
		while ( !$class->hasProperty( $name ) ) {
			$class = $class->getParentClass();
		}
		$property = $class->getProperty( $name );
		$property->setAccessible( true );
		return $property->getValue( $object );
	}
}

$maintClass = Variants::class;
require_once RUN_MAINTENANCE_IF_MAIN;
