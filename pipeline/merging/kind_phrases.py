"""The words and abbreviations by which agencies speak of each kind of event.

A line is one kind (or several, joined with "+") and its phrases; "-" stands for none: such phrases are exceptions.
A word that ends in `*` fits every word that begins so; the longest phrase counts. Words may be given in any of their
usual spellings (`same_words`). An indented line goes on with the one before.
"""

_TEXT = """
# Meetings that agencies hold together.
strategy discussion: strategy discussion, strategy meeting, strategy telephone, strat, strategy talk,
  reconvened strategy, section 47 discussion, complex strategy
child protection conference: conference, case conference, icpc, rcpc, cpc, cp conference, cp review,
  child protection review, review child protection, initial child protection, transfer in conference
-: panel cancelled, cancels panel, cancel panel, icpc cancelled, conference cancelled, meeting cancelled,
  meeting postponed, conference postponed, team meeting, staff meeting, briefing, press conference, video conference,
  telephone conference, conference call, conference room, coping strategy, strategy room
core group: core group*, cg meeting, cgm
child in need meeting: child in need meeting, child in need review, child in need plan meeting, cin meeting,
  cin review, cinm, child in need planning, cin planning, initial cin, final cin, cin plan review,
  child in need plan review
team around the child: team around, taf, tac, tafs, early help meeting, early help review, family support meeting,
  lead professional meeting
MARAC: marac*
MAPPA meeting: mappa*
referral: marac referral, referral to marac, mappa referral, marac form, referred to marac
-: marac criteria, marac threshold, not marac
exploitation panel: mace, mase, maset, macse, exploitation panel, exploitation meeting, exploitation conference,
  ce panel, cse panel, cce panel, exploitation hub, missing panel, exploitation strategy
looked after review: iro, first review, report for review, review with iro, lac review, cla review, cic review,
  looked after review, looked after child review, looked after children review, child in care review,
  cared for review, statutory review, iro review, review of arrangements
education planning meeting: pep, personal education plan*, ehcp review, annual review, ehc review, ehcp meeting
placement planning meeting: placement planning, placement meeting, placement plan meeting
care planning meeting: care planning, permanence planning, permanency planning, disruption meeting, stability meeting,
  cpa review, care programme approach, care planning review
discharge planning meeting: discharge planning, discharge meeting, dpm, discharge plan, discharge plan meeting,
  meeting on ward, ward meeting
pre-birth planning meeting: pre birth planning, pre birth meeting, prebirth planning, birth plan*, unborn planning,
  pre birth plan*
professionals' meeting: professionals mtg, profs meeting, profs mtg, multi agency mtg, professionals meeting,
  professional meeting, multi agency meeting, multiagency meeting, network meeting, mdt, multi disciplinary meeting,
  multidisciplinary meeting, multi professional meeting, safeguarding meeting, complex case meeting,
  multi agency planning
joint agency response meeting: joint agency discussion, information sharing discussion, jar, jar meeting,
  joint agency response, information sharing meeting, initial information sharing, rapid response meeting,
  sudi meeting, sudc meeting, sudic, unexpected death meeting, death meeting, child death review meeting,
  joint agency meeting
legal planning meeting: legal planning, legal gateway, gateway meeting, pre proceedings, plo, public law outline, lpm,
  letter before proceedings
family group conference: family group conference, family group meeting, fgc, family meeting
out of court panel: out of court panel, out of court disposal, disposal panel, oocd, joint decision panel,
  out of court
reintegration meeting: reintegration meeting, return to school meeting, attendance meeting, readmission meeting
court hearing: magistrates, mc, fhdra, final hearing, first appearance, remand court, court duty, court today,
  court hearing, sat court, youth ct, crown ct, mags, at ct, adjourned, adj, taken to court, hearing, court hearing,
  family court, youth court, magistrates court, crown court, first hearing, at court, in court
meeting: apologies, apols, dialled in, dialled into, joined by teams, by teams, on teams, via teams, zoom, video link,
  on the call, joined by video, by video, meeting, panel, planning meeting, review meeting, reviewed at meeting
# Contacts made together, examinations, decisions.
joint visit: joint visit, joint home visit, joint section47, joint section 47, joint enquir*, joint assessment,
  visited jointly, jointly visit, joint contact, joint welfare check
return home interview: return interview, return home interview, rhi, rhis, return from missing interview,
  missing interview, independent return, return conversation
disclosure to a partner: claires law, dvds, domestic violence disclosure, clares law, right to know, right to ask,
  sarahs law
child protection medical: child protection medical, cp medical, medical examination, forensic medical, medical, cpm,
  paediatric medical, medical assessment, safeguarding medical, nai medical
-: medical appointment*, medical practice, medical centre, medical room, medical records, medical history,
  medical needs, medical advice, medical attention, medical certificate, medical evidence, medical condition*
skeletal survey: skeletal survey, ct head, ct scan, mri, x ray
sexual assault examination: sarc, sexual assault referral, paediatric sarc
referral to the National Referral Mechanism: nrm, national referral mechanism, reasonable grounds, conclusive grounds,
  modern slavery
exploitation screening: ce tool, cse tool, cce tool, exploitation screening, exploitation tool, screening tool,
  ce screening, cse screening, exploitation assessment, cerat, risk assessment tool
warning notice: abduction warning, cawn, warning notice, harbouring notice, harbourer*
court order: police protection powers, protection powers, emergency protection, under police protection,
  interim care order, ico, icos, care order, emergency protection order, epo, interim order, supervision order,
  interim supervision order, non molestation, dvpn, dvpo, protection notice, prohibited steps, police protection,
  powers of protection, placement order, restraining order, occupation order, ppo
# Emergencies, hospital.
emergency call: by ambulance control, by ambulance service, request from ambulance, 999*, abandoned telephone,
  dropped telephone, silent telephone, telephone dropped, cat 1, category 1, cat 2, category 2, cat 3, category 3,
  cat 4, category 4, c1, c2, c3, red 1, red 2, ambulance control, emergency telephone, paramedic*, ambulance crew,
  blue light*, on blues, pre alert*, prealert*, first responder
collapse + emergency call: resp arrest, grey and blue, found grey, traumatic arrest, thoracotomy, bulging fontanelle,
  reduced consciousness, gcs, not breathing, cardiac arrest, resuscitat*, unresponsive, lifeless, cpr, collaps*,
  apnoea, stopped breathing, not rousable, unrousable, rosc, bls, respiratory arrest, post arrest,
  found not breathing, floppy, peri arrest, in arrest, arrest on the way, life support, unconscious
hospital attendance: ed att, a+e, paeds ed, hosp att, minor injuries unit, childrens assessment unit, cau, mtc,
  trauma centre, a&e, ed, accident and emergency, emergency department, ed attendance, hospital attendance, conveyed,
  to hospital, at hospital, in hospital, urgent treatment centre, utc, walk in centre, minor injuries, miu,
  taken to the, conveyed to, resus, pau, paediatric assessment unit, assessment unit, attended hospital,
  emergency dept, casualty, hospital with
handover from the ambulance: handover, handed over
-: handover at, handover of, medication handover, handover period, handover to night, shift handover
handover from the ambulance + hospital attendance: by ambulance, biba, arrived by ambulance, brought by ambulance,
  brought in by ambulance, in by ambulance, came in by ambulance, conveyed by ambulance, ambulance attended with
admission + hospital attendance: nnu, adm, warded, admitted, intensive care, picu, high dependency, hdu, inpatient,
  admitted to ward, nicu, neonatal unit, scbu
discharge + hospital attendance: discharged home, discharge summary, discharge letter, discharge notification,
  discharged from hospital, discharged from ward, hospital discharge, ed letter, ed slip, ed discharge, ed summary,
  ed notification, ed report, emergency department letter, emergency department slip,
  emergency department notification, emergency department summary, a&e letter, a&e slip, a&e notification,
  attendance notification, attendance slip, liaison form, ed liaison, unplanned admission
discharge: discharged, self discharge*, took own discharge, collected from ward, collected from hospital
transfer to another hospital: transferred to, transfer to, retrieval, tertiary, burns centre
birth: bba, born before arrival, has delivered, had her baby, birth, baby birth, live birth, caesarean, svd, nvd,
  gave birth, delivered by, of delivery, birth notification, infant girl, infant boy, had a boy, had a girl,
  infant delivered, labour ward, female infant, male infant, new birth, notified of birth
-: date of birth, new birth visit, birth certificate, birth weight, birth family, birth father, birth mother,
  pre birth, pre birth assessment, place of birth
death: rle, rosc nil, no rosc, asystole, deceased, bereaved, child death, recognition of life extinct, pronounced,
  pronounced life extinct, life pronounced extinct, fatally, died on, was killed, passing, death, life extinct, role,
  passed away, rip, found hanged, murder, homicide, sudi, sudden unexpected death, post mortem, killed,
  pronounced death, resuscitation stopped
-: role model, role play, role of, in role, caring role, role reversal
pregnancy: pregnant, antenatal*, booking, unborn, gestation, edd, midwifery booking
# Police.
threat to life: threats to life, threat to life, osman, ttl
arrest: nicked, in cells, taken into police custody, appropriate adult, locked up, arrest, in custody, detained,
  taken into custody, custody
-: custody of the child, child custody, house arrest, cardiac arrest rhythm
bail: bail, bailed, bail conditions, released under investigation, rui
interview by police: interviewed under caution, voluntary interview, abe, achieving best evidence, video interview,
  police interview, vri, abe interview, caution plus 3
charge + court hearing: guilty, verdict, trial, sentence, found guilty, remanded, pleaded, plea, sentenced, convicted,
  remand, breach hearing, community order, suspended sentence, years custody, months custody, weeks custody,
  wks custody
charge: charging decision, charges authorised, authorise charge, be charged, charged, cps authorised,
  charge authorised, cps decision, postal requisition
-: full sentences, finish sentences, in sentences, complete sentences, short sentences, work trial, trial period,
  trial run, on trial basis, in charge, free of charge, service charge
missing episode: awol, not come home, left without permission, traced, unauthorised absence from placement, missing,
  misper*, abscond*, not back, missing from, whereabouts unknown, not returned, absent from the home,
  absent from placement, failed to return, not home, did not return, ran off, ran away, run away, out past curfew,
  curfew
-: missing appointment*, missing lessons, missing school, missing from lessons, missing information, missing teeth,
  missing data, missing work
return: recovered, traced to, back at placement, safely returned, located, found safe, found safe and well,
  returned home, returned to placement, returned by police, returned by officer, returned by taxi, brought back,
  came back, safe and well, back home, come home, came home, returned to, returned, is back, found at,
  prevention interview, return check, vulnerability interview
-: returned to work, returned telephone, form returned, returned form, completed and returned, returned to office
recall to prison: recall, recalled, recall to, emergency recall, recalled to
-: smear recall, recall for, text recall, recall letter, recall appointment
release from prison: released from, release from, post release, released on licence, prison release
stop by police: warrant, drugs warrant, search warrant, raid, raided, door broken, broke the door, house search, s23,
  stop and search, stop search, vehicle stop, stopped by police, stopped and searched
domestic incident: big row, having a row, heated row, row between, row with, loud row, row last night, rows, thumping,
  crying, woman crying, noise from the family, banging, domestic, domestic abuse, domestic incident,
  domestic violence, dv, da, dash, dvi, dom abuse, arguing, shouting, verbal altercation, screaming, disturbance,
  altercation, coercive, harassment, stalking
-: domestic abuse service, domestic abuse history, domestic abuse programme, history of domestic abuse, da prosecutor
assault + domestic incident: domestic assault, punched her, hit her, slapped her, kicked her, assaulted her,
  assaulted mother, assault on mother, assaulted partner
assault: hit in the face, nosebleed, cut lip, black eye, eggs, abuse, assault*, punch*, slapp*, kick*, hit, attacked,
  fight, fighting, dragging, pushed
damage: crim dam, kicked door, panel broken, smashed, criminal damage, broken window, smashed window, damage,
  window broken, door kicked, kicked in
strangulation + domestic incident: strang*, choked, hands round, around her neck, round her neck
weapon: knife, knives, weapon*, machete, firearm, gun, blade, bladed, hammer
money and phones: burner, burner phone, second phone, two phones, mobile phones, cash
drugs: cannabis, class a, wraps, heroin, cocaine, ketamine, spice, drug, drugs, crack, pwits, substance misuse,
  county lines, supply, drug screen, intoxicated
alcohol: alcohol, drunk, drinking, intoxicated, smelling of alcohol, smelt of alcohol, audit, units
police notification: police domestic abuse form, domestic abuse form, domestic abuse risk assessment, ppn*, vpa, vpr,
  vcn, vulnerable child notification, operation encompass, encompass, merlin, domestic notice, police notification,
  police notice, police report, notice from police, notification from police, notice submitted, notice sent,
  police referral, notice, cypn, public protection notice, public protection notification, vulnerability report, vist,
  police concern, police concern report, police concern form, concern form, vpd, vcr, form 78, niche
# Harm.
self-harm: self inflicted, self inflict*, scratched her arms, scratched his arms, scratched arms, self harm*,
  selfharm*, cuts to, cuts on, cutting, cut her, cut his, lacerations, ligature, tied, hanging, fresh cuts, dsh,
  superficial cuts, self injur*, head banging
overdose + self-harm: overdose, overdosed, od, paracetamol, took tablets, taken tablets, tablets, ingestion, ingested,
  swallowed tablets, nac
poisoning: carbon monoxide, co poisoning, fumes, swallowed, ingest*, poison*, methadone, drank bleach
suicidal thoughts: suicid*, end her life, end his life, end their life, kill herself, kill himself, passive thoughts,
  wants to die, wanting to die, better off dead, goodbye, jump
bruise + injury: bruise, black eye, red mark, marks, mark, linear mark, haemorrhage, grip marks, fingertip*,
  handprint, slap mark, red eye
burn + injury: burn, scald, blister*, cigarette burn, hair straighteners
-: burns centre, burns unit, burn out, burnt dinner
fracture + injury: boxers fracture, metacarpal, 5th mc, fracture, broken arm, broken leg, broken bone, rib fracture,
  femur, spiral fracture, swollen leg, broken wrist, broken collarbone, clavicle, skull, metaphyseal
stabbing + injury: fatally stab, penetrating trauma, penetrating injury, knife injury, stab, stab wound, knife wound,
  puncture wound, stab injury
head injury + injury: brain haemorrhage*, retinal haemorrhage*, inflicted head, brain injury, brain bleed,
  intracranial, head injury, bumped head, bang to head, bump to head, swelling to forehead, swelling to head,
  subdural*, hit head, boggy swelling, concussion
fall: fall, fell, rolled off, fallen, dropped
-: dropped off, dropped in, dropped out, charges dropped, abh dropped, fell asleep, fell out, falling out, fall out,
  bmi falling, weight falling
bite + injury: bite, bitten, bite mark, dog bite
injury: injury, cut lip, wound*, swollen, swelling, scratch*, graze*, scar, scars, bleeding
-: no injury, no marks, no bruise, no visible injury
collision: collided, crash*, failed to stop, hit by a train, hit by train, struck, hit by a car, hit by car,
  road traffic, rtc, rta, collision, knocked down, railway, trackside, on the track*, run over
drowning: drown*, in bath, in the bath, from bath, from the bath, immersion, submerged, pool
fire: fire, smoke, house fire, arson
-: fire alarm, fire door, fire guard, smoke alarm, fire stick, smokes, fire drill
seizure: seizure*, fit, fitting, convuls*, status epilepticus, ketoacidosis, dka, hypo
-: fit for, fit and well, fit note, keep fit
sexual harm: sexual abuse, sexually, rape, raped, indecent, csa, cse, sexual assault, sexualised, sexual exploitation,
  touched, inappropriate touching, grooming
online harm: online, snapchat, instagram, images, indecent images, sexting, tiktok, discord
animal: dog, dogs, cat, rspca, cats
# Messages and decisions.
referral: eref, e ref, early help request, help request, request submitted, new request, mentor request,
  request for help, referral in, refer, refers, picked up from, put in an online referral, online form,
  online referral, correspondence from, referr*, referral, marf, marfs, re referr*, request for support,
  request for service, safeguarding form, safeguarding referral, contact form, notification, notified, rfs, irf,
  cause for concern, mash enquiry, safeguarding concern, application to, request for a service
-: self referral, no referral, referral not, not referred
request for information: request* for report*, report* requested, on request, supplied to social worker,
  asked for report*, enquiry from, received request, request from, information request, request for information,
  request information, information request*, agency checks, checks requested, checks form, checks,
  asked for information, information for, information requested, information sought, lateral checks,
  information provided, requested information, mash checks, check request, asked for info, section 17 information,
  information sharing request, disclosure request, records requested
step up or down: stepped down, step down, step up, stepped up, stepped across, step across, step over, de escalat*,
  stepdown, passed to early help
escalation: disagreement, disagrees with outcome, disagreement procedure, unhappy with the outcome,
  unhappy with outcome, escalat*, professional disagreement, professional challenge, resolution policy
exclusion: exclu*, suspended, suspension, fixed term, permanent exclusion, pex, managed move
allegation: allegation*, alleged, disclos*, allege*, lado
-: disclosed offending, disclosed history, routine enquiry
section 47 enquiry: section 47, section47, s 47, s 47 enquir*, single agency section47, joint investigation, joint s47
assessment: assessment, section 17, section17, c&f, child and family assessment, caf, eha, single assessment,
  pre birth assessment, parenting assessment, early help assessment
missed appointment: non attendance, nonattendance, did not arrive, missed visit, no access, missed home visit,
  nobody in, refused at door, refused access, access refused, not brought, wnb, was not brought, did not attend, dna,
  failed to attend, dnas, fta, not attended, not presented, missed appointment, miss appointment,
  cancelled appointment
attendance or absence: absent, attendance letter, unauthorised absence, not in school, absence, attendance,
  persistent absence, penalty notice, truan*, not in
not collected: not collected, not picked up, left at school, left at nursery, late collection, uncollected,
  collected late
house move: moved on, trailer gone, no longer at, moved off, back to, moved to placement, placed with, placed at,
  new placement, change of placement, s20, section 20, end of placement, placement move, admission to placement,
  moved house, moved home, moved address, moved to, house move, new address, change of address, moved out, moved in,
  new tenancy, transfer of tenancy, relocated, emergency move, refuge, homeless*, temporary accommodation
housing notice: evict*, notice seeking possession, nosp, possession order, arrears, section 21, locks changed,
  lock change, locks, letter of support, support letter
home conditions: home conditions, faeces, clutter*, hoarding, cluttered, dirty, damp, mould, no cooker, no heating,
  no electric*, rubbish, unsafe home, infestation, no gas
food: hungry, no food, food bank, foodbank, food parcel, food voucher, stealing food, voucher
hygiene: lice, urine, unkempt, smell of urine, smelling of urine, dirty clothes, no coat, nits, unwashed,
  dental caries, decay, tooth decay
weight and feeding: weight, centile, static weight, weight loss, underweight, faltering growth, failure to thrive,
  feeding, bmi, low weight
low mood: low mood, mood, epds, phq, phq9, depress*, postnatal depression, anxious, anxiety, gad7
mental health assessment: amhp, section 12 doctor, place of safety, secure unit, mental health act, mha, section 136,
  s136, crisis team, crisis assess*, psychiatric liaison, psych liaison, camhs crisis, mental health liaison,
  mental health assessment, section 2, psychosis
immunisation: immunisation*, imms, vaccin*, jabs, flu
scan or test result: scan, result, results, blood test, hair strand, bloods, urine test, toxicology
closure: closing letter*, closure letter*, letter of closure, no longer involved, closed, closure, case closed,
  closing, no further action, nfa, close
complaint: hate incident, hate crime, harassment by neighbours, complaint, complained, complains, asb,
  anti social behaviour, noise
concern of a third person: anonymous*, neighbour, neighbours, nspcc, member of the public, passer by,
  grandmother reported, concern for welfare, welfare check, concern for safety
visit: visit, home visit, hv visit, statutory visit, stat visit, unannounced visit, doorstep
-: health visit, prison visit
"""


def _read(text: str) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """Kinds and their phrases; an indented line goes on with the one before."""
    joined = text.replace("\n  ", " ")
    lines = [line for line in joined.splitlines() if line and not line.startswith("#")]
    parted = [line.partition(": ") for line in lines]
    return tuple(
        (() if names == "-" else tuple(names.split(" + ")), tuple(phrases.split(", "))) for names, _, phrases in parted
    )


PHRASES = _read(_TEXT)
"""Kinds, and the phrases that speak of them."""
