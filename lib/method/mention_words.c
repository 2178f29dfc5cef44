/* mention_words.c - what a word of a name may mean besides; see mention.h.
 *
 * Words are folded, in order, with a blank behind each.  The first two tables
 * come from names that a Dutch dictionary (hunspell-nl, Stichting
 * OpenTaal, BSD) takes in small letters, too, with trades, colours, nature and
 * the like put to it by hand; they need not be whole: of what they do not have
 * any writing counts. */
#include <string.h>

#include "mention_inner.h"

/* clang-format off */
/* Parts of a surname that say nothing by themselves. */
static const char particles[] =
    "al am an at ben bin d da dal das de degli dei del della den der des di do dos du een el "
    "en het i ibn in l la las le les lo los mac mc of op s t te ten ter tot uit und v van "
    "vande vanden vander ver vom von y zu zum zur ";

/* Words of Dutch and English that are names of people as well. */
static const char common[] =
    "aan abt ace acht achter adel adviseur akker akkers al alf allen als amant ambassadeur "
    "amber and angel anker ans appel april ara arcade arden are arend art august augustus "
    "autumn avis avond baard baars baby bader bak baker bakker bakkers banks baron barre bas "
    "bear beek been beer begeleider beheerder beier beker bel ben bent berg berge bergen "
    "berger berk best beste bestuurder beuk bever bewoner bezoeker bibliothecaris bij bijl "
    "bill binnen bird bishop bisschop black blad bladen blanc blank blauw blij block bloem "
    "bloemen blok blokken blom bo bock bode boek boeken boer boeren boet bok bon bonnet boog "
    "boon bor bos bosch bourgeois boven brabant braden brand brandt breed bridge bridges "
    "bright brink broek broer bron brook brooks brouwer brouwers brown brug bruin bruine "
    "buddy buiten burg burgemeester burger burgers butcher buur buurman buurt buurtbewoner "
    "buurvrouw can carpenter cas ceder chance chase church co coach collega collier colt "
    "constant cook coordinator da daar dag dageraad dahlia dak dal dam dame dames dan dans "
    "danser das dat dawn day de decker deelnemer dekker dekkers delta den der des deugd deur "
    "deze dicht die dies dijk dijken dik dinsdag directeur dit docent dochter doe doet dom "
    "don donderdag dongen donker door doorn dorp drent drie droog droom drukker duif duin "
    "duinen duiven dun dus east eden een eend eer eerlijk eeuw eik eiland elf emerald emir "
    "en engel engelen er era eren ernst erwt es eve ezel faith feest feil felix feller "
    "fender ferry field fields fine fisher fleur flip flora fluit for ford forst fox fries "
    "fris funk fust ga gaat gage gaillard gans gardener gast gastheer gastvrouw geduld geel "
    "geen geit gelling geluk genesis gerst gilde gloria goed goede golden golf good goud "
    "graaf graan grace gracht graf grant gray gre green grey grijs grimes groen groene groot "
    "haaf haag haak haan haar haas had hadden hagen hal hall hamer hand hard haring harmony "
    "hart haven haver heather heb hebt hecht heeft heer hei heide hek helder heller helm "
    "hemel hen herder heren herfst hering hert hertog het heuvel hier hij hill hills hoe "
    "hoek hoeve hof holden hollander holly hommel hond hoofd hoog hooi hoop hope hoppe horn "
    "horst hort house hout huis huisje huisman huls hulst hun hunter ijzer ik in inkt "
    "innocent iris is ivy ja jaar jade jaden jager jagers jalon januari jaren jasmijn jast "
    "jazz je jij job jong jonge jongeren jonker jouw joy juan juf juli jullie june juni "
    "junior just kaan kade kale kalf kali kalle kamer kamers kamille kamp kan kapel kapper "
    "karen karper karst kasteel kasten kat keet keil keizer kelder kent kerk kern kers ketel "
    "keutel keven kiel kikker kind kinderen king kip kist klaar klapper kleermaker klei "
    "klein kleur kling klink klok knies knight knobel knoop knopen knut koe koel koester kok "
    "koks kon konijn koning kooi kool koopman kop koper koppen koren kort koster koud kraai "
    "krabbe kracht kramer krom kroon kruis krul kub kuiper kulas kun kunde kunstenaar kunt "
    "kus kuyper laag laan laat lach lake lammert land landen lander lane lang lange laurier "
    "leden lee leeg leerling leeuw leeuwen lelie lente lenzen leo leraar lezer lias licht "
    "lichtenhagen lid lied lief liefde lieve lily linde linden linke lint lio lion little "
    "loet lok long loon lot love luna lutje lux maaier maak maan maand maandag maar maarten "
    "maas macht madelief madonna mag magnolia major mak man manager mannen mare marge marine "
    "mark markt marl marlen marquise mason mast may medewerker medina meel meer mees meester "
    "meeuw mei mensen merel merkel met metselaar midden mier mijn mik mila milde miles "
    "miller mink moed moede moeder moet mol molen molenaar mond monnik morel morgen mug "
    "mulder mulders muller mus muur muzikant na naar nacht nader nadir nagel name nat ne nee "
    "neef negen nestor net neus newton ney nicht niet nieuw nog noord north nova nu oever of "
    "old olijf om oma onder onderzoeker ons onze oog ook oom oor oost op opa open oral oren "
    "orgel otter oud oude ouderen ouders over paard pad page pan papier park parks patience "
    "paus peer pen penny peper per perk pijl pink pip pit plank plas plein ploeg pol polder "
    "pomp pons poort populier post postma pot potter price prince prins prinsen pruim puck "
    "puk put queen raaf raam raap raf rangen rap raven recht reed rein reine renner reus "
    "rice rich ridder riedel riff ringel ringer rink rivers robin roem roer rogge roman rond "
    "rood roode roos rose roux rover royal rozen ruiter rune rust sage sal schaap schacht "
    "schaden scheer schenk scheuring schild schilder schilling schimmel schip schipper "
    "schippers schoen schoenmaker school schoon schrijver schuur secretaris sem sep sharp "
    "shepherd short sister sky slager slak sleutelfiguur slim sloot slotenmaker sluis smal "
    "small smeds smet smid smit smith smits snaar snel snijder snijders snoek south spar "
    "specht speer spel spijker spin spinner splinter spoor staal stad stagiair stal stang "
    "star steen stella stem stenen stengel ster sterk sterling stern sterre stil stille "
    "stoel stok stokken stone stones storm stout straat strand street stro stroman strong "
    "student suiker summer swift taal tafel tafelmeier talon tam tang tante taylor te "
    "teamleider tegen temple ten ter the tien tijd timmer timmerman toch ton toon toren tot "
    "touw toy traan trekker trommel tromp trouw tuin tuinen tulp turf turner tussen twaalf "
    "twee uil uit uur vaart vaartje vader valk van varken veen veer veld velde velden ven "
    "verf veulen victor vier vieve vijf vijver vin vinger vink violet violette viool visser "
    "vissers vlam vlaming vlieg vliet vlijt vlinder vlug voerman voet vogel vogels vol volk "
    "von voor voorbeeld voorzitter vos vrede vreemd vreugde vries vrij vrijdag vrijwilliger "
    "vroeg vrolijk vroom vrouw vrouwen vuur waar waarom wachtel wad wade wagen wagenaar wal "
    "walker wanneer want waren warm warren was wat water waters way we weaver weber week "
    "weever weg weide weiden wel wenk wens wesp west wethouder wever wezel white wie wiel "
    "wierig wies wij wijk wijs wijze wil wild wilg will winkel winter wise wit witte "
    "woensdag wolf wolken wood woods woord word wordt worm wortel woud wout wurm you young "
    "zaag zaal zacht zal zand zander zandt zang zanger zaterdag ze zee zeeuw zegen zeil "
    "zender zes zeven zij zijn zilver zilveren zo zolder zomer zon zondag zonder zoon zout "
    "zuid zus zwaan zwaard zwak zwart ";

/* The same, but hardly ever with a capital when they are no name. */
static const char rare[] =
    "aaltje abel abraham ada adam alma aurora ava axel aya beau benjamin bente bob bobby "
    "bram chris coco daisy dean demi dirk donna dries els eva faas fiep gijs gust guus "
    "hendrik iva jaap jack jan jet joe joel joep jonas jonathan kees kick kim klaas koen "
    "krijn lev lex lotte lou mara maren mats max maxim maxime mia mina mirre mirte nick noel "
    "peter piet pim rachel rico rob rosa rowan ruby sam sara sten steven teddy teun thomas "
    "tibbe tom tommy tuur valentijn vesper wende wouter ";

/* Places that people are called after. */
static const char places[] =
    "aalsmeer aalst aalten aken alblasserdam alkmaar almelo almere alphen alteveer "
    "amersfoort amstelveen amsterdam ankara antwerpen apeldoorn appingedam arnhem aruba "
    "assen asten athene austin baarle baarn barendrecht barneveld beek beemster belgie "
    "bergeijk bergen bergum berkel berlijn beverwijk bladel blaricum bloemendaal bodegraven "
    "borculo borger borne borsele boston boxmeer boxtel brabant brakel breda breukelen "
    "brielle bronckhorst brooklyn brugge brummen brunssum brussel bunde bunnik bunschoten "
    "burgh bussum capelle castricum chelsea china coevorden cuijk culemborg curacao dalfsen "
    "dallas dantumadiel delden delft delfzijl deurne deventer diemen dieren dijkwaarde "
    "dinkelland doetinchem dokkum dongen doorn dordrecht drachten drechterland drenthe "
    "dronten drunen druten duitsland edam ede eemnes eersel egypte eibergen eindhoven eist "
    "elburg elsloo elst emmeloord emmen engeland enkhuizen enschede epe ermelo etten "
    "flevoland florence franeker frankrijk friesland gaasbeek geertruidenberg gelderland "
    "geldermalsen geldrop gemert genk gennep gent georgia gilze goes goirle gorinchem "
    "gorredijk gouda groenlo groningen gulpen haaksbergen haarlem haarlemmermeer halderberge "
    "hamburg hardenberg harderwijk haren harlingen hasselt hattem heemskerk heemstede heerde "
    "heerenveen heerhugowaard heerlen heeze heiloo heino hellendoorn helmond hengelo heusden "
    "hillegom hilvarenbeek hilversum hoensbroek holland holten hongarije hoofddorp hoogeveen "
    "hoogezand hoorn houston huizen hulst ijsselstein india indonesie iran israel istanbul "
    "italie jordan jordanie joure kampen kapelle katwijk kent kerkrade kessel keulen "
    "kortrijk krimpen lancaster laren leerdam leeuwarden leiden leiderdorp lelystad leusden "
    "leuven lier limburg lincoln lingewaard linschoten lissabon lisse lith lochem loenen "
    "londen london loon loosdrecht losser maarssen maasdam maassluis maastricht madrid maren "
    "marokko mechelen medemblik meerssen meppel merksem middelburg middelharnis mierlo "
    "milaan mill monnickendam monster montfoort mook muiden munchen naaldwijk naarden "
    "nederland neer nes nijkerk nijmegen noordwijk nunspeet nuth ochten oisterwijk oldebroek "
    "oldenzaal olst ommen ooij oostende oosterhout oss oudewater papendrecht parijs paris "
    "pernis pijnacker polen portugal purmerend putte putten raalte reek renkum renswoude "
    "reusel rheden rhenen rhoon ridderkerk rijen rijs rijssen rijswijk roermond rome "
    "roosendaal rotterdam rozendaal rucphen sas schagen scherpenzeel scheveningen schiedam "
    "schoonhoven sevilla sittard sliedrecht sneek soest soesterberg someren son spanje "
    "stadskanaal staphorst steenbergen steenwijk stein strijen suriname susteren sydney "
    "syrie terneuzen terschelling texel tholen tiel tilburg tubbergen turkije twello twente "
    "uddel uden uitgeest uithoorn ulft urk utrecht vaals valencia valkenburg valkenswaard "
    "varik vechten veendam veenendaal veere veghel veldhoven velp velsen venlo venray vianen "
    "victoria vienna vlaardingen vlieland vliet vlissingen volendam voorburg voorhout "
    "voorschoten voorst vorden vught waalre waalwijk wageningen wassenaar weert weesp wenen "
    "westland wezep wierden wijchen wijhe winschoten winsum winterswijk woerden wolvega "
    "workum wormerveer york zaandam zaanstad zaltbommel zandvoort zeeland zeewolde zeist "
    "zelhem zevenaar zierikzee zoetermeer zoeterwoude zundert zutphen zwijndrecht zwolle ";

/* First names: before a surname they tell whose it is. */
static const char first_names[] =
    "aaliyah aaltje aaron abby abdel abdullah abe abel abigail abraham ace achmed ada adam "
    "adriaan adrian adriana agnieszka ahmad ahmed ahmet aiden aimee aisha alan albert "
    "aleksander alex alexander alexandra aleyna ali alice alicia alina aline alisa aliya "
    "aliyah alma alparslan alya alyssa amalia amara amaya amber amelia amelie amin amina "
    "amir amira amy ana angelina anil anna annabel anne anneke annemijn annie anouar anouk "
    "anthony anton antoni aras arda ariana arie armin arne aron arthur arya asel ashley "
    "asiya asya aurora ava axel axelle aya ayana ayaz ayden ayla aylin ayman ayoub ayse aziz "
    "azra babette badr bart bas bastiaan beau bella ben benja benjamin bent bente benthe "
    "bentley benyamin bep berend bibi bilal bjorn boas boaz bob bobbi bobbie bobby bodhi "
    "bodi boet boris bowie bradley bram brandon brenn brent brian britt bruce bruno bryan "
    "camille can carlijn carlos carmen cas casper cataleya catharina cato celine charlie "
    "charlotte chase chelsey chloe chris christiaan christian christopher claire coco coen "
    "colin collin cornelia cornelis corrie daan daantje daisy daley damian damin dana dani "
    "daniel danilo danique dante daphne dave davey davi david davina davy dax dean deen "
    "defne demi deniz devin dewi dex dexx diana diede diego dieke dies dina dion dirk "
    "djayden djenna dominik dominique don donna donny dorian doris douwe dries dua duco duuk "
    "dylan dylano eden eef eefje ela eleanor elena eleonora eli eliana elias elif elijah "
    "elin elina eline elisa elisabeth elise eliza elizabeth elize ella elle elodie elynn "
    "emiel emile emilia emilie emily emin emine emir emma emmy ensar enzo eray esma esmee "
    "esra esther ethan eva evan evelien eveline evi evie evy eymen ezra faas fabian fabienne "
    "famke farah fardau fatima fatma fay faya faye fayen fayenne febe fedde feline felix fem "
    "femke femm fender fenna fenne ferre fieke fien fiene fiep filip filou finley finn "
    "finnley fleur flip floor floortje flore florence florian florine floris flynn fos foss "
    "fran frederik freek frenkie freya fynn gabriel gaia george gerrit gideon giel gigi gijs "
    "gilles gioia giovanni giulia glenn grace greet gust guus guusje gwen hafsa hailey hamza "
    "hanan hanna hannah hanne hanneke harvey hassan hatice hayley hein helena hendrik "
    "hendrika henk hidaya hidde hira hugo huub ian ibrahim idris igor ilay ilias ilse ilyas "
    "imani imke imran inara inaya indy ineke ines irina iris isa isaac isabeau isabel "
    "isabella isabelle isaiah ise ismail isra iva ivan ivar ivo ivy ize izzy jace jack "
    "jackie jackson jacky jacob jacoba jacobus jada jade jaelynn jailey jaimy jairo jaivey "
    "jake jakob jakub jalou jamal james jamie jan jana jane janna janne janneke jara jari "
    "jarne jasmijn jasmine jason jasper javi jax jaxon jaxx jay jayce jayda jayden jaylano "
    "jaylen jaylinn jayson jayvano jazz jazzlyn jazzlynn jef jefta jelle jelmer jelte jenna "
    "jens jente jeppe jeremiah jesper jess jesse jessie jesslyn jesslynn jet jette jidde "
    "jill jim jimi jimmy jinte jinthe jip joah joanna joao joas job joe joel joelle joep "
    "joes joey johan johanna johannes john joke jolie jolien jolijn jona jonah jonas "
    "jonathan joost jop jordan jordy joris jorn jorrit jort jose josefien joseph josephine "
    "josh joshua joy joya juan juda jula julan jule jules julia julian julie juliette julius "
    "juna junayd june juno jur jurre justin juul kaan kaat kacper kai kaj karam karim "
    "karlijn kasper katarzyna kate kato kavita kay kayden kaylee kayleigh keano kees keet "
    "kenan kenji kensi kenza kenzo kerem kevin khadija kian kiara kick kiki kim kira kjeld "
    "klaas kobe koen krijn kyan kyano kyara kyra laila lana lander lara lars lasse laura "
    "laure lauren laurens laurie layla lea leah leendert leila len lena lenn lenne lennert "
    "lennon lennox leny leo leon leonardo leonie lev levi levy lewis lex lexi lexie leyla "
    "lia liam lieke lien liene lieuwe lieve lieze lilian liliana lilly lilou lily lina linde "
    "ling linn linne lisa lisanne lise liselotte liv liva livia liya liyam liyana liz liza "
    "lize lizz lizzy loa loek loes loet logan lois lola lore lorena lorenzo lot lott lotte "
    "lou loua louay loubna louie louis louise lova lowie luc luca lucas luciano lucie lucy "
    "luka lukas luke luna lune luuk luus lux lyam lydia lynn maaike maan maarten maartje "
    "maas mace macy madelief mads mae maes maeve maher mahir maja malik malou manoah manon "
    "manu manuel mara marcel marcus mare maren margaux margot maria marie marijke marijn "
    "marinus marit marius mark marley marlie marly marrit mart marthe martin marwa maryam "
    "mas mason mateo mathias mathijs mathilde mathis mats matteo matthew matthias matthijs "
    "matz maud maurice maurits mauro max maxim maxime maximilian maya mayra maysa mayson "
    "medina mees megan meghan mehmet mei meike melina melisa melissa melle melody mels menno "
    "merel merijn merle mert meryem mette mex meyra mia micah micha michael michelle mick "
    "midas miel mien miguel mik mika mike mikki mila milan milana milano milena miles miley "
    "milly milo milou mina mink mira miran mirre mirte mirthe mirza mitch mohamed mohammad "
    "mohammed mona moos morris moussa mozes muhammad muhammed murat musa mustafa myla mylan "
    "mylo myra myrthe nadia nadine nadir naima nand naomi naoufal naoufel natalia natan "
    "nathan naud neeltje nel nela nena nick nico nicolas niek niels niene nienke nika nikki "
    "nikkie nikodem nila nils nina nine nino ninthe nisa noa noah noam noami noan noe noel "
    "noella noelle nola nolan nomi noor noortje nora norah nore noud nour nouri nout nova "
    "novan novi nowi nox nynke odin olaf ole olga oliver olivia olivier oliwia oliwier omar "
    "oona oscar oskar osman otis otto oumayra owen ozlem paulien pauline pedro pelle pepijn "
    "peter phileine philip philou pien piet pieter pim piotr pip pippa pleun pola priya puck "
    "puk quin quinn quinten quinty rachel rachid rachida raf rafael raff ralph ramon rana "
    "raphael ravi rayan rayen rein renee rens renske revi reza ria rick rico riet riff riley "
    "riv roan robbe robert robin rohan romee romy rosa rosalie rose rosie rover rowan roxy "
    "ruben ruby rune ryan saar sabir safa safae safiya safouan safouane said salome sam sami "
    "samira sammie samuel sander sanna sanne sara sarah sare savi scott scottie seb sebas "
    "sebastiaan sebastian sef seff selena selina selma sem semih sena senn senna senne sep "
    "sepp seppe seth sev shane siebe siem sien sienna siep sil silas silke silvan simon "
    "sjaan sjoerd sjors skye soenil sofia sofie soof sophia sophie soraya souad stan stef "
    "stefan stella sten sterre steven stijn storm suus suze sven sverre svetlana tara ted "
    "teddy teije tess tessa teun teunis theo thiago thibo thije thijmen thijn thijs thirza "
    "thom thomas tibbe tibo tieme ties tijmen tijn tijs tim timo tineke tirza tobias tobin "
    "toby tom tomas tomasz tommy toon toos tristan truus tuur twan tycho tygo tyler tymon "
    "umut valentijn valentina valentino valerie vanessa veerle vera vere vesper vic victor "
    "victoria vienna vieve viggo vigo vik viktor vince vincent vinz vive vivian vivienne "
    "wannes warre wei wende wes wessel wies wil wilhelmina willem william wim wolf wout "
    "wouter xander xavi xavier xem yahya yana yannick yara yarah yasin yasmin yasmina "
    "yasmine yassin yassine yassir yenthe yfke yinthe younes youp yousef youssef yuna yusuf "
    "yves zahra zain zakaria zara zayd zayn zef zev zeyd zeyneb zeynep zion ziva zoe zoey "
    "zofia zuzanna ";

/* What stands before a name. */
static const char titles[] =
    "broeder buurman buurvrouw collega dhr dokter dominee dr drs ds fam familie heer imam "
    "ing ir juf juffrouw madam madame meester mej mejuffrouw meneer meneertje mevr mevrouw "
    "mevrouwtje mijnheer miss mister monsieur mr mrs ms mw oma oom opa pastoor pater prof "
    "professor sir tante zuster ";

/* What has a full stop behind it inside a sentence. */
static const char abbreviations[] =
    "a b bijv blz bv ca d dd dhr dr drs ds enz evt excl fam h i incl ing ir ism ivm jl m mbt "
    "mej mevr mr mrs ms mw nav nr o oa obv p prof resp st t tav tel v z ";

/* What stands before a place. */
static const char leads[] =
    "bibliotheek binnenstad buiten buurt centrum city dorp gemeente in library museum naar "
    "near omgeving provincie regio richting rond stad station te theater town uit vanuit "
    "wijk ";
/* clang-format on */

static const struct {
  const char *words;
  size_t size;
} tables[] = {
  [CL_PARTICLE] = { particles, sizeof particles },
  [CL_COMMON_WORD] = { common, sizeof common },
  [CL_RARE_WORD] = { rare, sizeof rare },
  [CL_PLACE_NAME] = { places, sizeof places },
  [CL_FIRST_NAME] = { first_names, sizeof first_names },
  [CL_TITLE] = { titles, sizeof titles },
  [CL_ABBREVIATED] = { abbreviations, sizeof abbreviations },
  [CL_BEFORE_PLACE] = { leads, sizeof leads },
};

/* By halves: P goes back to the head of the word it falls in. */
bool cl_word_is(enum cl_word_kind kind, cl_str word) {
  const char *table = tables[kind].words;
  size_t low = 0, high = tables[kind].size - 1;
  while (low < high) {
    size_t at = (low + high) / 2;
    while (at > low && table[at - 1] != ' ')
      at--;
    size_t n = strcspn(table + at, " ");
    int order = memcmp(table + at, word.p, n < word.n ? n : word.n);
    if (order == 0 && n == word.n)
      return true;
    if (order < 0 || (order == 0 && n < word.n))
      low = at + n + 1;
    else
      high = at;
  }
  return false;
}

/* ---- A name where a role is asked -------------------------------------------------- */

static bool is_lower(cl_str word) {
  return word.n && word.p[0] >= 'a' && word.p[0] <= 'z';
}

/* `J.`, `A.B.` */
static bool are_initials(cl_str word) {
  for (size_t i = 0; i < word.n; i += 2)
    if (i + 1 >= word.n || word.p[i] < 'A' || word.p[i] > 'Z' || word.p[i + 1] != '.')
      return false;
  return word.n > 0;
}

/* What the first word says: a name, or one when a name follows. */
static bool begins_name(cl_arena *arena, cl_str word, cl_str next) {
  cl_str stem = { word.p, 0 };
  while (stem.n < word.n && !strchr(".,-", word.p[stem.n])) /* Anne-Marie, dhr. */
    stem.n++;
  cl_str folded = cl_str_of(cl_fold(arena, stem));
  bool particle = cl_word_is(CL_PARTICLE, cl_str_of(cl_fold(arena, next)));
  if (are_initials(word) || cl_word_is(CL_TITLE, folded))
    return next.n && (particle || !is_lower(next));
  if (!cl_word_is(CL_FIRST_NAME, folded))
    return false;
  bool word_too = cl_word_is(CL_COMMON_WORD, folded) || cl_word_is(CL_RARE_WORD, folded);
  return particle || !(word_too && (is_lower(word) || !next.n));
}

static cl_str take_word(cl_str *rest) {
  cl_str word = cl_str_trim(*rest);
  const char *end = word.n ? memchr(word.p, ' ', word.n) : NULL;
  size_t n = end ? (size_t)(end - word.p) : word.n;
  *rest = (cl_str){ word.n ? word.p + n : word.p, word.n - n };
  return (cl_str){ word.p, n };
}

bool cl_seems_a_name(cl_str text) {
  cl_arena *arena = cl_arena_new();
  cl_str first = take_word(&text), next = take_word(&text);
  bool name = first.n && begins_name(arena, first, next);
  bool lower = is_lower(first) && !cl_word_is(CL_TITLE, first); /* all of it as it was typed */
  for (cl_str word = next; name && word.n; word = take_word(&text))
    name = lower || !is_lower(word) || cl_word_is(CL_PARTICLE, cl_str_of(cl_fold(arena, word)));
  cl_arena_free(arena);
  return name;
}
