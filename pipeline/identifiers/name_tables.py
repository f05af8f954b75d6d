"""What is known of names in general: titles, short forms, words that are both, and the small words inside of names."""

TITLES = frozenset(
    "mr mrs ms miss mx dr doctor prof professor sir dame lord lady rev reverend fr father imam rabbi cllr councillor judge "
    "justice hhj dj pc dc ds di dci dsu sgt sergeant insp inspector wpc pcso constable superintendent detective nurse sister "
    "aunt auntie aunty uncle nan nana gran granny grandma grandad grandpa bibi chacha mamu khala".split()
)
"""Words that stand before a name and make it one. Police ranks in their short forms."""

FORM_OF_ADDRESS = frozenset("mr mrs ms miss mx dr doctor prof professor sir dame pc dc ds di dci sgt rev cllr".split())
"""Titles that go when the name goes: "Ms Hollis" becomes "Mother", not "Ms Mother"."""

PARTICLES = frozenset(
    "al el bin ibn bint ben abu ul ur ud de da di do dos das del della der den van von la le les ter ten st mc mac o d the of "
    "y e i zu jr junior sr senior nee née formerly known as aka also and".split()
)

WORDS_THAT_ARE_NAMES = frozenset(
    """may will hope grace mark rose joy faith june april august summer autumn dawn sky hunter mason taylor bill art rich
    frank pat sue jack rob nick chance river lily daisy ruby amber jade ivy violet jasmine poppy robin jay drew chase max
    miles page penny sandy heath dean earl king prince duke young brown green white black grey gray baker cook price banks
    wood woods hill hills stone field fields west north south east day long short small little best good wise sharp strong
    bright law laws ward wards church bishop pope lane street park parks ford bush rice bird fox wolf marsh lake brook
    brooks head hand hands love case cross close power powers justice mercy charity constance patience prudence blessing
    precious gift favour comfort peace noel eve holly carol gale gene guy harry herb iris jean josh ken lance lee major
    matt merry mike myrtle olive opal parker pearl peg pepper porter ray reed rocky rod rusty skip sonny stew sunny ted
    terry tiger tom tony trey trinity van victor wade warren woody star angel destiny heaven harmony melody honey cherry
    berry bailey barber butcher carpenter carter clerk cooper farmer fisher gardener hall house knight miller potter
    shepherd singer smith weaver walker turner page proctor read rivers rowan sage sterling story valentine winter
    winters frost snow moon storm waters wells bond bridge castle court post key lock mill mills moss nash noble pike pond
    pool root roots shore spring swift temple tower vale wall waller watts weeks wilde wild yard bell bull crane crow dove
    drake finch hawk heron jay kite lamb lark martin swan wren bean beans bacon pickles coffin savage moody hardy gay jolly
    blunt crisp dear early fair full gentle grand loud low more new old quick raw real right rough round sad safe simple
    smart soft sour stern stout sweet tall true vain vast warm weak wide worth born call carry deal driver fielding giving
    hope-ley ham hay hook keep kerr kind last leave lines major man mann many march marine mayor means monk moor moore
    nelson nobles pain paine pay person pitt plant print proper quest rank reader rhodes sands self service sick silver
    speed squire stable staff steel style tester thorn train trainer tree trick tyler usher view voice wave wing wish
    york yours an do so no ho he you in on to my me be we an or is it as at by us am ali oh van kit dot bob bud buddy
    darling junior princess sweetie star angelica isle nan child boy girl mum dad noor iman aman sandhu bains gill""".split()
)
"""Lower-case English words that are also given names or surnames: a match needs evidence that a person is meant."""

MONTHS = frozenset("january february march april may june july august september october november december".split())

ACRONYMS = frozenset(
    """gp dc pc ds di dv sw hv mh fh cp cin la cla lac iro epo icb ics nhs mash mat mp ms mr mrs dr it hr ed ot pa ta ht dsl
    dsp cpn pp am pm us uk eu tv id ip ph sa sv aa bb ba bsc ma phd qa rr sg sp ss st tb tac taf tf td ts uh vs wh yj yp
    dna adhd asd add ld sen cps ip iv ok ae ni os po ps pr re rn rp rt sc sd se si sm sn so sr to tt tv an as at be by do go
    he if in is me my no of on or up we act nai cafcass cdop csp csc ehcp fgm hmp hvf ico isa lscb mappa marac nfa npm pip
    plo psw pvp sro strat ttc tpo vol wmp""".split()
)
"""Capital letters that mean something else than a person's initials."""

_SHORT = """
abigail abbie abby gail|abdul abdi|abdullah abdul abdullahi|abraham abe bram|adam ad|adebayo bayo ade|agnieszka aga|
albert al bert bertie albie|aleksander alek olek sasha|aleksandra ola sasha|alexander alex al sandy xander lex sasha alec|
alexandra alex sandra lexi lexie sasha|alfred alf alfie fred|alice ali ally|alison ali ally|amelia amy millie milly mia|
amanda mandy|andrew andy drew|angela angie ange|anita nita|ann annie nan|anna annie ania|anthony tony ant|antonio toni|
archibald archie|arthur art artie|ashley ash|barbara barb babs barbie|beatrice bea trixie|benjamin ben benny benji|
bernard bernie|bethany beth|beverley bev|bradley brad|bridget bridie|callum cal|cameron cam|caroline carrie caz|
catherine cath cathy kate katie kitty cat|charles charlie chas chuck|charlotte charlie lottie lotte char|
chloe clo|christian chris|christina chris chrissy tina|christine chris chrissy|christopher chris kit topher|
clementine clem|clifford cliff|connor con|constance connie|cornelius neil|courtney court|cynthia cindy|daniel dan danny|
danielle dani dan|david dave davy davey|deborah deb debs debbie debby|declan dec|denise den|derek del|desmond des|
dominic dom|donald don donnie|dorothy dot dotty dolly|douglas doug dougie|edward ed eddie ted teddy ned|
edwin ed eddie|eleanor ellie ella nell nora|elizabeth liz lizzie beth betty eliza libby lisa elsie bess|ellen ellie nell|
emanuel manny|emily em emmy millie|emma em emmie|eric rick|eugene gene|ezekiel zeke|fatima fatou fati|florence flo flossie|
frances fran frankie franny|francis frank frankie|francesca fran frankie chess|frederick fred freddie freddy|
gabriel gabe|gabriella gabby ella|gareth gaz|geoffrey geoff|george georgie|georgina georgie gina|gerald gerry ged|
gillian gill jill|gloria glo|gordon gord|graham gray|gregory greg|gwendoline gwen|hannah han|harold harry hal|
harriet hattie harri|harrison harry|helen nell|henry harry hal hank|herbert herb bert|hilary hil|hugh hughie|
hussain huss|ibrahim ibby|isaac ike zac|isabella bella izzy izzie isa belle|isabel izzy bella belle|isabelle izzy bella|
jacob jake|jacqueline jackie jacqui|jakub kuba|james jim jimmy jamie jem|jan janek|jane janey|janet jan|janice jan|
jasmine jas jazz|jasmin jas jazz|jason jay jase|jeffrey jeff|jennifer jen jenny jenna|jeremy jez jem|jerome jerry|
jessica jess jessie|joan joanie|joanna jo|joanne jo|jocelyn joss|john johnny jack jon|jonathan jon jonny johnny|
jordan jord jordy|joseph joe joey|josephine jo josie|joshua josh|joyce joy|judith judy jude|julia jules|julian jules|
julie jules|justin jus|katarzyna kasia|katherine kath kathy kate katie kat kitty|kathleen kath kathy|kathryn kath kate katie|
kayleigh kay|kelly kel|kenneth ken kenny|kevin kev|khadija khadi dija|kieran kier|kimberley kim kimmy|kimberly kim|
krzysztof krzys|kyle ky|lauren loz laurie|laura lol laurie|lawrence larry laurie|leonard len lenny leo|leslie les|
lewis lew|liam lee|lillian lily lil|linda lin|lisa lis|louis lou louie|louise lou|lucas luke|lucinda lucy cindy|lucy lu|
luke luc|lynn lyn|mackenzie kenzie mac|madeleine maddie maddy|madison maddie maddy|malcolm mal|małgorzata gosia|
malgorzata gosia|marcus mark marc|margaret maggie meg peggy marge madge greta|maria ria|marie mari|marilyn maz|marjorie marge|
mark marky|martin marty|mary molly polly may|mathew matt matty|matthew matt matty|matilda tilly tilda mattie|maureen mo|
maurice mo|maxwell max|maximilian max|megan meg|melanie mel|melissa mel lissa|michael mike mick micky mikey|michal michas|
michelle shell chelle|mildred millie|miranda mandy randa|miriam mim|mitchell mitch|mohamed mo|mohammad mo|mohammed mo|
muhammad mo|monica mon|morgan mo|muriel mu|nadine nads|nancy nan|naomi nomi|natalie nat|natasha tash tasha|nathan nate nath|
nathaniel nate nat nathan|neil neily|nicholas nick nicky|nicola nicky nikki nic|nicole nicky nikki|nigel nige|norman norm|
oliver ollie olly|olivia liv livvy ollie livi|oluwaseun seun|olufunke funke|oluwatobi tobi|oluwadamilola dami|oscar ozzy|
pamela pam|patricia pat patsy tricia trish|patrick pat paddy|paul paulie|paula pauline|penelope penny|percival percy|
peter pete|philip phil pip|phillip phil|philippa pippa pip|phoebe phebes|phyllis phyl|piotr piotrek|priscilla cilla|
rachel rach rae|randolph randy|raymond ray|rebecca becky becca bex|reginald reg reggie|rhiannon rhi|richard rich rick ricky dick|
robert rob robbie bob bobby bert|roberta bobbie|roderick rod|rodney rod|roger rodge|ronald ron ronnie|rosalind ros roz|
rosemary rose rosie|rosie rose|rosamund ros|rupert bert|russell russ|ruth ruthie|samantha sam sammy|samuel sam sammy|
sandra sandy|sarah sally sal|scott scotty|sean shaun|sebastian seb bas|selina lina|shannon shan|sharon shaz shazza|
shirley shirl|sidney sid|simon si|sophia sophie soph|sophie soph|stanley stan|stanislaw staszek|stephanie steph|
stephen steve stevie ste|steven steve stevie ste|stuart stu|susan sue susie suzy|suzanne sue suzie|sylvia syl|tabitha tabby|
tamara tammy|tanya tan|terence terry tel|teresa terri tess|theodore theo ted teddy|theresa terry tess terri|thomas tom tommy|
timothy tim timmy|tobias toby|tomasz tomek|tracey trace|trevor trev|tyler ty|tyrone ty|ursula ursi|valerie val|vanessa ness nessa|
veronica ronnie|victor vic|victoria vicky vicki tori|vincent vince vinny|violet vi|virginia ginny|vivian viv|vivienne viv|
walter wally walt|wayne waz|wendy wend|wilfred wilf|william will bill billy willy liam|winifred winnie|wojciech wojtek|
xavier zav|yasmin yas yaz|yvonne von|zachary zac zach zack|zachariah zac zach zack|zainab zai zee|zuzanna zuza
"""
DIMINUTIVES: dict[str, frozenset[str]] = {
    words[0]: frozenset(words[1:]) for entry in _SHORT.replace("\n", "").split("|") if (words := entry.split())
}
"""Given name to its usual short forms, accents folded."""
