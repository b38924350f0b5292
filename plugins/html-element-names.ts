/**
 * Names of elements, in lower case: those of the HTML standard (https://html.spec.whatwg.org/multipage/indices.html#elements-3) and its
 * obsolete ones (§ 16.2), which old pages still have.
 */
const htmlNames = new Set(
  `a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body br button canvas
  caption center cite code col colgroup command content data datalist dd del details dfn dialog dir div dl dt element em embed fieldset
  figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe image img input ins isindex kbd
  keygen label legend li link listing main map mark marquee math menu menuitem meta meter multicol nav nextid nobr noembed noframes
  noscript object ol optgroup option output p param picture plaintext portal pre progress q rb rbc rp rt rtc ruby s samp script search
  section select shadow slot small source spacer span strike strong style sub summary sup svg table tbody td template textarea tfoot th
  thead time title tr track tt u ul var video wbr xmp`.split(/\s+/),
);

/** Names inside `<svg>` (SVG 2, appendix on elements) and `<math>` (MathML Core): elements only where one of those two is. */
const embeddedNames = new Set(
  `animate animatemotion animatetransform circle clippath defs desc ellipse feblend fecolormatrix fecomponenttransfer fecomposite
  feconvolvematrix fediffuselighting fedisplacementmap fedistantlight fedropshadow feflood fefunca fefuncb fefuncg fefuncr fegaussianblur
  feimage femerge femergenode femorphology feoffset fepointlight fespecularlighting fespotlight fetile feturbulence filter foreignobject g
  line lineargradient marker mask metadata mpath path pattern polygon polyline radialgradient rect set stop switch symbol text textpath
  tspan use view annotation annotation-xml maction menclose merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot
  mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover semantics`.split(/\s+/),
);

/**
 * Elements whose names people also use for placeholders (`<address>`, `<source>`). Without attributes they are elements only if the
 * text closes them; void ones mean nothing without attributes.
 */
const nounNames = new Set(
  `address area article base body button code col command content data dialog dir element embed form head header html image input label
  link listing main map menu meta meter nav object option output param portal progress q search section select shadow slot source
  template time title track var`.split(/\s+/),
);

/** Whether a name behind `<` or `</` is an element's, in one text; the second argument says whether attributes follow. */
export type TagTest = (name: string, hasAttributes: boolean) => boolean;

/** Tells tags from placeholders in one text. */
export function tagTest(text: string): TagTest {
  if (!text.includes('<')) return (name) => htmlNames.has(name.toLowerCase());
  const lower = text.toLowerCase();
  const embeds = lower.includes('<svg') || lower.includes('<math');
  return (name, hasAttributes) => {
    const key = name.toLowerCase();
    if (!htmlNames.has(key)) return embeds && embeddedNames.has(key);
    return hasAttributes || !nounNames.has(key) || lower.includes(`</${key}>`);
  };
}
