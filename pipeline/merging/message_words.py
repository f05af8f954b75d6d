"""The words by which rows say that they told another agency something, or have it from one."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TELLING = _words("""
    advised alert alerted application called contact contacted copied copy email emailed escalated faxed information
    informed letter marf message notice notification notified pass passed ppn referral referrals referred reported
    reports requested rung sent shared sought spoke spoken telephone telephoned told updated voicemail wrote
""")
"""Words of telling somebody."""
DONE_TO = _words("""
    advised alerted aware called contacted emailed informed notified rung told updated
""")
"""After a name: done by it ("police informed us") or to it ("police informed"); what follows decides."""
DONE_BY = _words("""
    sent reporting gave gives confirming tells writes asking noted executed
    advises confirm confirmed confirms informs logged raised read reported reports requested requests stated states
    telephoned wrote
""")
"""After a name: it told."""
PAPER = _words("""
    ppn enquiry query correspondence
    check contact discharged email handover intelligence letter log message minutes notice notification referral
    report request slip summary task telephone update voicemail
""")
"""After a name: its letter, its call."""
SENT_ON = _words("""
    completed done given made provided requested sent shared submitted to
""")
"""After a paper: it was sent, not had."""
ASKED = _words("""
    advised alerted asked called completed contacted convened emailed informed made notification notified raised
    received referral referred reported request requested rung sent shared submitted telephoned told
""")
"""Words of a message: only after one of them does "by" name who told. "Brought in by police": nobody told anything."""
COME_FROM = _words("""
    absence absent admission admitted away back collected conveyed discharged excluded home missing moved picked
    released removed retrieved returned suspended transfer transferred
""")
"""Before "from": where somebody came from, not who told."""
REQUESTED = _words("""
    awaited chased obtained requested required sought
""")
"""Before "from": what is asked of an agency is not had from it."""
OTHERWISE = _words("""
    after before until when while
""")
""""Treated by officers until the ambulance came": nobody told anybody anything."""
NOT_DONE = _words("""
    cannot consider considered declined never no nor not without
""")
"""Up to two words before the telling: it was not done."""
MEANS = _words("""
    email fax letter message post secure task telephone text voicemail
""")
"""After "informed by": how, not by whom."""
TO_COME = (("need", "to", "be"), ("will", "be"), ("to", "be"))
"""Before the telling: it is still to be done."""
