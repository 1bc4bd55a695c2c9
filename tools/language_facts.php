<?php
/**
 * Prints what a running MediaWiki knows of languages, one JSON object a line.
 *
 * Usage: echo '{"ru": ["Википедия"]}' | MW=/path/to/mediawiki MW_CONFIG_FILE=… php language_facts.php
 *
 * Standard input maps language codes to names of projects (to have the names of their talk pages,
 * which some languages inflect). The first line of the answer holds what does not depend on a
 * language: function hooks, variables, switches, … Called by tools/bundle_sites.py; it asks the
 * localisation cache and the parser and stores nothing.
 */
require_once getenv( 'MW' ) . '/maintenance/Maintenance.php';

use MediaWiki\MediaWikiServices;

class LanguageFacts extends Maintenance {
	private const ITEMS = [
		'fallbackSequence', 'rtl', 'namespaceNames', 'namespaceAliases', 'namespaceGenderAliases',
		'magicWords', 'specialPageAliases', 'linkTrail', 'linkPrefixCharset', 'linkPrefixExtension',
		'digitTransformTable', 'separatorTransformTable', 'defaultDateFormat', 'dateFormats',
		'datePreferences', 'capitalizeAllNouns', 'fallback8bitEncoding',
	];

	private const NUMBERED_MESSAGES = [
		'months' => [
			'january', 'february', 'march', 'april', 'may_long', 'june', 'july', 'august',
			'september', 'october', 'november', 'december',
		],
		'months_genitive' => [
			'january-gen', 'february-gen', 'march-gen', 'april-gen', 'may-gen', 'june-gen', 'july-gen',
			'august-gen', 'september-gen', 'october-gen', 'november-gen', 'december-gen',
		],
		'months_short' => [
			'jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec',
		],
		'days' => [ 'sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday' ],
		'days_short' => [ 'sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat' ],
	];

	/** Names, separators and units; not the sentences of the interface. */
	private const MESSAGES = [
		'mainpage', 'comma-separator', 'colon-separator', 'semicolon-separator', 'pipe-separator',
		'word-separator', 'and', 'formatnum-nan', 'ellipsis', 'parentheses', 'brackets', 'toc', 'thumbnail-more',
		'red-link-title', 'pfunc_time_error', 'pfunc_time_too_long', 'pfunc_time_too_big',
		'pfunc_time_too_small',
		'duration-seconds', 'duration-minutes', 'duration-hours', 'duration-days', 'duration-weeks',
		'duration-years', 'duration-decades', 'duration-centuries', 'duration-millennia',
		// names of the categories that pages are put in for what they contain
		'hidden-category-category', 'index-category', 'noindex-category', 'broken-file-category',
		'duplicate-args-category', 'expensive-parserfunction-category',
		'post-expand-template-inclusion-category', 'post-expand-template-argument-category',
		'template-equals-category', 'template-loop-category', 'node-count-exceeded-category',
		'expansion-depth-exceeded-category', 'unstrip-depth-category', 'unstrip-size-category',
		'bad-double-underscore-category', 'nonnumeric-formatnum', 'restricted-displaytitle-ignored',
		'magiclink-tracking-rfc', 'magiclink-tracking-pmid', 'magiclink-tracking-isbn',
		'scribunto-common-error-category', 'scribunto-module-with-errors-category',
		'syntaxhighlight-error-category', 'syntaxhighlight-enclose-category',
		'syntaxhighlight-source-category', 'math-tracking-category-error',
		'math-tracking-category-render-error', 'cite-tracking-category-cite-error',
		'cite-tracking-category-cite-diffing-error', 'cite-tracking-category-ref-extends',
		// marks of manual conversion rules
		'variantname-zh-hans', 'variantname-zh-hant', 'variantname-zh-cn', 'variantname-zh-tw',
		'variantname-zh-hk', 'variantname-zh-mo', 'variantname-zh-sg', 'variantname-zh-my',
		'variantname-zh', 'variantname-gan-hans', 'variantname-gan-hant', 'variantname-sr-ec',
		'variantname-sr-el', 'variantname-kk-cyrl', 'variantname-kk-latn', 'variantname-kk-arab',
	];
	public function execute() {
		$asked = json_decode( stream_get_contents( STDIN ), true );
		$this->say( $this->ofSite() );
		foreach ( $asked as $code => $projects ) {
			$this->say( $this->ofLanguage( $code, $projects ) );
		}
	}

	private function say( $fact ) {
		echo json_encode( $fact, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES ), "\n";
	}

	private function message( $code, $key ) {
		$message = wfMessage( $key )->inLanguage( $code )->useDatabase( false );
		return $message->exists()
			? html_entity_decode( $message->plain(), ENT_QUOTES | ENT_HTML5 )
			: null;
	}

	private function ofLanguage( $code, $projects ) {
		$services = MediaWikiServices::getInstance();
		$cache = $services->getLocalisationCache();
		$language = $services->getLanguageFactory()->getLanguage( $code );
		$facts = [ 'code' => $code, 'bcp47' => $language->getHtmlCode() ];
		foreach ( self::ITEMS as $item ) {
			$facts[$item] = $cache->getItem( $code, $item );
		}
		foreach ( self::NUMBERED_MESSAGES as $name => $keys ) {
			$facts[$name] = [];
			foreach ( $keys as $key ) {
				$facts[$name][] = $this->message( $code, $key );
			}
		}
		foreach ( [
			'iranian-calendar-m' => 12, 'hijri-calendar-m' => 12, 'hebrew-calendar-m' => 12,
		] as $key => $count ) {
			$facts[$key] = [];
			for ( $i = 1; $i <= $count; $i++ ) {
				$facts[$key][] = $this->message( $code, $key . $i );
			}
		}
		foreach ( [ '6a', '6b' ] as $leap ) {
			$facts['hebrew-calendar-m'][] = $this->message( $code, "hebrew-calendar-m$leap" );
		}
		$facts['hebrew-calendar-gen'] = [];
		foreach ( [ '1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12', '6a', '6b' ] as $i ) {
			$facts['hebrew-calendar-gen'][] = $this->message( $code, "hebrew-calendar-m$i-gen" );
		}
		$facts['messages'] = [];
		foreach ( self::MESSAGES as $key ) {
			$facts['messages'][$key] = $this->message( $code, $key );
		}
		$converter = $services->getLanguageConverterFactory()->getLanguageConverter( $language );
		$facts['variants'] = $converter->getVariants();
		$facts['variant_fallbacks'] = [];
		foreach ( $facts['variants'] as $variant ) {
			$facts['variant_fallbacks'][$variant] = (array)$converter->getVariantFallbacks( $variant );
		}
		// With the names of namespaces as each variant writes them.
		$facts['all_aliases'] = $language->getNamespaceAliases();
		$facts['pluralRules'] = $language->getPluralRules();
		$facts['numbers'] = array_map(
			[ $language, 'formatNum' ],
			[ '1234567890', '1234567.5', '12345', '1234' ]
		);
		$facts['plain_number'] = $language->formatNumNoSeparators( '1234567890' );
		$facts['grammar'] = $language->getGrammarTransformations();
		$facts['project_talk'] = [];
		foreach ( $projects as $project ) {
			$facts['project_talk'][$project] = $this->projectTalk( $language, $facts, $project );
		}
		foreach ( array_merge( range( 'A', 'Z' ), [ 'İ' ] ) as $letter ) {
			if ( $language->lcfirst( $letter ) !== mb_strtolower( $letter ) ) {
				$facts['small_first_letters'][$letter] = $language->lcfirst( $letter );
			}
		}
		foreach ( array_merge( range( 'a', 'z' ), [ 'ı' ] ) as $letter ) {
			if ( $language->ucfirst( $letter ) !== mb_strtoupper( $letter ) ) {
				$facts['first_letters'][$letter] = $language->ucfirst( $letter );
			}
		}
		$facts['autonym'] = $services->getLanguageNameUtils()->getLanguageName( $code );
		return $facts;
	}

	private function projectTalk( $language, $facts, $project ) {
		return preg_replace_callback(
			'/\{\{grammar:(.*?)\|(.*?)\}\}/i',
			static fn ( $m ) => $language->convertGrammar( trim( $m[2] ), trim( $m[1] ) ),
			str_replace( '$1', $project, $facts['namespaceNames'][5] )
		);
	}

	private function ofSite() {
		$services = MediaWikiServices::getInstance();
		$parser = $services->getParserFactory()->create();
		$magic = $services->getMagicWordFactory();
		$utils = $services->getLanguageNameUtils();
		return [
			'function_hooks' => $parser->getFunctionHooks(),
			'function_synonyms' => $parser->getFunctionSynonyms(),
			'tags' => $parser->getTags(),
			'url_protocols' => $services->getMainConfig()->get( 'UrlProtocols' ),
			'variables' => $magic->getVariableIDs(),
			'double_underscores' => $magic->getDoubleUnderscoreArray()->getNames(),
			'namespaces' => $services->getContentLanguage()->getNamespaces(),
			'canonical' => $services->getNamespaceInfo()->getCanonicalNamespaces(),
			'language_names' => $utils->getLanguageNames( null, 'all' ),
		];
	}
}

$maintClass = LanguageFacts::class;
require_once RUN_MAINTENANCE_IF_MAIN;
