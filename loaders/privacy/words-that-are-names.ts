/**
 * Words that sentences, labels and calendars say of no person although somebody may be called so: ordinary words, words of
 * hiring, months, places, languages and tools. Such a word alone names nobody; with another name beside it, it does.
 * In alphabetical order, without case and accents.
 */
export const wordsThatAreNames: ReadonlySet<string> = new Set(
  `
abbey account accounts ace admin africa agency agent agile airtable alabama alaska alberta ally amazon amber america
american americas amman amsterdam analyst analytics andorra android angel angola angular anonymous ansible antwerp api
apple applicant applicants apr april arc arch architect architecture area arena arizona arkansas armenia art ashby
asia assessment associate athens atlanta atlas auckland audit aug august austin australia austria automation autumn
azure baby backend baker baltimore bang bangalore bangkok banks barber barcelona baron barrow barrows basel bash basic
basin bath bavaria beach beam bean bear beck bee behavioral behaviour beijing beirut belfast belgium belize bell
bender bent berg berlin bern berry best bill bird bishop black blank blaze block blue board bob bolivia bologna bolt
bombay bond bonn booker boot booth bordeaux boston bot boulder bourne bow bowl box branch brand brasil brave brazil
bridge bridges bright bristol britain british brook brooklyn brown brussels bucharest buck bud budapest budget build
bull burns bush business buss buster butler butt button buyer cairo calgary calibration california call cambridge camp
campus can canada canberra candidate candy cannon canon carbon card care carol carolina carpenter carson carter
casablanca case cash cassandra castle chain chance chandler change charity charlotte charm chase check chelsea cherry
chester chicago chief child chile china chip church cincinnati clay clear cleveland cliff clojure close cloud coach
cobol code coder coding collar cologne colombia colorado colt columbia columbus commercial communication compliance
condor content cook cool cooper cordoba core cork corona corral costa counts cove cox coy cracow craft crane creative
crews croatia cross crow crown crystal cuba cushion customer cyprus dakota dale dallas dam damascus danish dare dart
dash data dawn day deal dean dear debrief dec december delaware deleted delhi delivery dell delta den denmark deno
denver derby design designer desk detroit dev developer diamond digital dill director django docker doe dolly don dove
dover drake draw drew driver druid drum dubai dublin duke durham dusty dutch eagle earl early earnest east easter
ebony echo economist ecuador edinburgh editor education egypt electrical elixir elm embedded ember emerald employee
employees energy eng engineer engineering england english enterprise eritrea erlang essex estonia ethiopia europe eve
events ever excel executive experience external facebook facilities fair faith falcon fall farmer fast feather feb
february fern ferry few fiber field fields figma finance fine finish fink finland fire first fish fisher flag flask
flint flood flora florence florida flower flowers focus foot ford forest forge former forte fortran foster fountain
fox france frank frankfurt free freeman french fri friday frontend frost full fuller fullstack funk gale game gap
garden garland garner gate gates gatsby gem gemini gen general geneva genoa georgia german germany ghana gift ginger
glasgow glass glen global glove gold golden good goodman google grace gradle graduate granada grange grant graphics
gray grazer great greece green greenhouse grey grimes grip groom groovy gross grove grover growth guatemala guest
guide gunner guy hack hadoop hague haifa hair hale hall ham hamburg hammer hampshire hand handy hanoi hanover happy
hardware hardy harm harmony harp harper hart haskell hatch havana haven hawaii hawk hazel head health heart heath
heather heaven hedge held helm helsinki her hero hibernate hill hills him hire hiring his hive hobby hold holder
holiday holland hollow holly home honey honor hood hook hooks hope hopper horn horse house houston hove huff hull
human hungary hunt hunter huntsman ice iceland idaho idea illinois indeed india indiana infra infrastructure
innovation inside insight insights intel intern internal interview interviewer interviewers inventory investor iowa
ireland iris irish israel istanbul italian italy ivory ivy jackson jade jamaica jan january japan jasmine jasper java
jay jenkins jersey jerusalem jet jewel jira job jobs join jolly jordan journey joy judge jul julia july jun june
junior juniors just justice kafka kansas karat karma keen keep kent kentucky kenya key keys kiev king knight knoll
knot korea kotlin kuwait lace lack lagos lake lamb lancaster lance land lane lark lash last latvia laurel law laws
lawyer lay lea lead leader leaf lean leap learn learning lebanon lee leeds legal leon level lever levy libya light
lilac lily lima lincoln linden line link linkedin linux lion lisbon lisp list lithuania little live liverpool lock
london long look loop lord loss lot louisiana louisville love loyal lua luck lucky luxembourg lyon lyric mac mace
macedonia machine madison madrid magic maiden main maine maintenance major maker malaga malaysia mali mall malta man
manager manchester manhattan manila mann mar march marine mark marker market marketing marks marseille marsh marshall
martial maryland mason mass massachusetts master masters match matter maverick maxim may means mecca mechanical media
medical medley melbourne melody member memphis mentor mercer merchant mercy merit merry meta metal mexico miami
michigan microsoft middle milan milano miles mill miller mills milton mine mink minnesota mint mission mississippi
missouri misty mix mobile model mojo moldova mon monaco monday mongo mongolia montana montreal moody moon moore moral
morocco moscow moss moth motion mount mountain mumbai munich myanmar myrtle nairobi name namibia nantes naples
nashville near nebraska nepal nest netherlands network nevada new newark newman newport next nice nigeria night nim
nine noble node none noon nordic norfolk norm norman north norway notion nov nova novella november null nurse oak
oakland ocean oct october odd odessa office ohio oklahoma olive oman only onsite ontario opal operations operator ops
oracle orange orchard order oregon orlando oslo other ottawa outlaw own owner oxford pace pack page paige painter
pakistan palermo pan panama panel paper paraguay paris parish park parker parks parson part partner partners pascal
pass past pat patience payment payments payroll pea peace peach peak pear pearl peer pennsylvania penny people pepper
performance perl perry persia person perth peru petty philadelphia phoenix phone photo physical pick pierce pike
pilgrim pilot pine pink pip piper pit place plan plank planner plant platform plow plum point poland pole polish pond
pool pope poppy port porter portfolio portland porto portugal pose post potter pound power powers practice prague
prentice presence press preston pretoria price pride priest prime prince principal print prior privacy problem process
proctor producer product production program programmer project prolog prophet prospect prosper proud prudence public
pulley puppet purple python quail quality quant quebec queen queens question questions quick quill quito rabbit race
rails rain rainey raleigh ram ranch ransom rath raven ray react read reading ready real reason recruiter recruiters
recruiting red redis reed reef referral referrals reform rein reliability remote reno rep reporter research rest
retail revenue review rice rich ride rider riding riff riga right ring ringer rio ripple rise risk river rivers road
roads robin robot robotics rock rocky rod roll roman romania rome rook rooks room root rope rose rosemary round rover
row royal rubric ruby rule ruler rules run rush russet russia russian rust rusty sack saddle safe sage sailor saint
sale salem sales salt samoa san sand sander sands sandy santiago santo sass sat saturday savage saw say scala scheme
scholar school science scientist score scotland scott scottish scout screen screening scrum sea seal search seat
seattle second security self sell seller senegal senior senna seoul sep sept september serbia serene serenity server
service services session seville sexton shade shanghai sharp shaver shaw she sheep sheffield shell shepherd sherry
shield shields shift shine ship shirt shock shoemaker shore short shot show shower siena sierra silver simple
singapore singer siri sister site skill skip sky slack slovenia small smart smith snow social sofia software solidity
solo solution solutions somerset song sorrow soul sourcer sourcing south spain spanish spark sparks spear specialist
speed spence spice spinner spring springer springs sprinkle sprint squire stack staff staffing stafford stage stain
stakeholder stamp stand stanford star stark state steel steele step sterling stern steward stock stockholm stokes
stone stones storage store storm stout strange strategy street streets strength stripe strong studio stuttgart success
sudan sue suffolk summer summers sun sunday sunny supply support sure surrey svelte swain swan sweden sweet swift
sword sydney syria system systems table tableau tag tailor taiwan talent tall tally tampa tanner tanzania task tax tea
teacher teal team technical technician technology temple tennessee tesla test tester testing texas them theory they
thorn thrower thu thursday tide tiger till time times tiny tirana togo tokyo toledo tong tool tools top toronto
toulouse tower town toy trace track trade trader train trainer training travel treasury tree trenton trier trinity
troop true trust truth tue tuesday tulsa tunis turin turkey turkish turn turner twist uganda ukraine unique united
unity unix unknown upton urban uruguay user users utah vale valencia valentine valley value values van vance vancouver
vault vendor venice verity verona vesper vest victoria video vienna vietnam vine viola violet virginia virtue vision
vista visual vital viva voice voss vue wade wagon wait wales walker wall want ward warden warehouse warm warner warren
warsaw warwick wash washington watch water waters wax way weaver web webb website wed wednesday weeks weight well
wellington wells welsh west wheel wheeler white wild wilder will willing willow winchester wind window windows windsor
wing wings winner winnipeg winter wisconsin wise wish wit wolf wood woods word words work workday workman workshop
worth wright writer writing wyoming xerox yard yates yemen york young zagreb zambia zurich
`
    .trim()
    .split(/\s+/)
);
