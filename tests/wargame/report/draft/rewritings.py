"""What editors do to a report without getting anything wrong: the statement, and how it reads afterwards.

Each was made by hand as a house's editor would: shortened, joined, turned round, put in words, rounded, in
another house's style of numbers, explained. The check must not say a word about any of them.
"""

from collections.abc import Mapping
from typing import Final

HONEST: Final[Mapping[str, str]] = {
    "71 moves: 49 succeeded or better, 16 partly, 6 failed. Twelve were covert; 6 came to light.": (
        "Of the 71 moves, 49 succeeded or did better, 16 did so in part, and six failed. A dozen were played "
        "covertly, and half of these came to light."
    ),
    "Control brought in twelve events from outside.": (
        "Over the afternoon, Control brought in 12 events from outside the room."
    ),
    "The game ended in turn 8: A settlement is signed.": (
        "A settlement was signed in the eighth turn, and with that the game ended."
    ),
    "Taliban and United States went from −9 to +1.": (
        "The largest movement: the Taliban and the United States, who began at minus nine, ended at +1."
    ),
    "Kabul and Saudi Arabia went from +4 to +10.": (
        "Saudi Arabia and Kabul drew much closer (+4 to +10, a rise of six points)."
    ),
    "13 other pairs ended elsewhere than they began.": (
        "Thirteen further pairs did not end where they had begun."
    ),
    "24 of 34 triads were balanced at the start, 26 of 38 at the end. The frustration index "
    "went from 4 to 5.": (
        "At the start, 24 of the 34 triads (71%) were balanced; by the end it was 26 of 38 (68 per "
        "cent). The "
        "frustration index rose by one, to 5."
    ),
    "Did Moscow and Tehran cooperate in Afghanistan, run side by side, or compete? Competition, index −27.": (
        "Did Moscow and Tehran cooperate, did they run side by side, or did they compete in Afghanistan? The "
        "measured answer is competition (index –27)."
    ),
    "In absolute numbers: Russia and Iran stood at +4 at the start and at +4 in the end.": (
        "In absolute numbers nothing changed: Iran and Russia stood at +4 at the start, and again at the end."
    ),
    "Base rates of this hidden draw in trial play: Cooperation 24%, Competition 22%, Parallel "
    "but separate 54%.": (
        "In trial play of this hidden draw, competition came in 22 % of games, cooperation in "
        "about a quarter "
        "(24 %), and a parallel but separate course in more than half (54 %)."
    ),
    "Base rates of all draws in trial play: Cooperation 32%, Competition 27%, Parallel but separate 40%.": (
        "Across all draws: parallel but separate 40%, cooperation 32%, competition 27%."
    ),
    "Trial play: 20,000 games, seats played greedy.": (
        "These base rates rest on 20 000 games of trial play by greedy bots.".replace("20 000", "20\u00a0000")
    ),
    "The tie between Moscow and Tehran: +0.00 of 1, weight 0.30; +4 at the start, +4 now.": (
        "The tie between Moscow and Tehran: 0,00 of 1, weight 0,30; +4 at the start, +4 now."
    ),
    "Direction of conduct: −0.25 of 1, weight 0.25; 3 of 8 turns together, 5 apart.": (
        "Direction of conduct: −0.25 of 1 (weight 0.25). They acted together in three turns out of eight and "
        "apart in the other five."
    ),
    "Words and deeds: −0.27 of 1, weight 0.10; stated gap 52.0, revealed 43.3.": (
        "Words and deeds: −0.27 of 1, weight 0.1; the stated gap was 52, the revealed one about 43."
    ),
    "Relations with Kabul: 45 apart as stated, 31.6 as played.": (
        "On relations with Kabul they were 45 apart in what they stated, but only 32 in what they played."
    ),
    "Pace and instrument of a settlement: 60 apart as stated, 65.2 as played.": (
        "Pace and instrument of a settlement: as stated 60 apart; as played, a little over 65."
    ),
    "Turn 1, Oct-Dec 2017: the frustration index went from 4 to 5.": (
        "Turn 1 (October to December 2017): the frustration index went up from 4 to 5."
    ),
    'Samuel Ramani, "The Myth of an Iran-Russia Alliance in Afghanistan", The Diplomat, autumn 2017. P0 is '
    'its headline, P1 to P14 are its paragraphs; "background" marks what it does not say.': (
        "Samuel Ramani, “The Myth of an Iran‑Russia Alliance in Afghanistan”, The Diplomat, autumn 2017."
    ),
    "Scrutiny of Russia: 2 → 1. Scrutiny fades.": "Scrutiny fades: that of Russia falls from 2 to 1.",
    "Western buffer: 5 → 6. A deep Iran-Taliban partnership takes root in the west by itself.": (
        "The western buffer grows by one step, from five to six, as a deep partnership of Iran and "
        "the Taliban "
        "takes root in the west by itself."
    ),
    "Kabul announces the next stage of a river scheme upstream of Iran. Kabul may pay 2 "
    "influence to postpone and "
    "cancel both effects.": (
        "Upstream of Iran, Kabul announces the next stage of a river scheme. For two points of "
        "influence it may "
        "postpone, which cancels both effects."
    ),
    "Kabul and United States: +10 → +10 (asked +1, applied 0)": (
        "Kabul and United States stay at +10, the top of the scale: one more was asked, none could "
        "be applied."
    ),
    "Deal 2, Kabul, Iran: Kabul cuts no ribbon on any dam before the audit. Until then no "
    "Iranian president faults "
    "our canals in public. Deal 2 is kept.": (
        "Deal 2 between Iran and Kabul was kept: no ribbon was cut on any dam before the audit, "
        "and until then no "
        "Iranian president faulted the canals in public."
    ),
    "Northbound narcotics: 7 → 8. Harvest reaches the northern routes.": (
        "The harvest reaches the northern routes. Northbound narcotics go to 8 (from 7)."
    ),
    "It comes to light that Taliban played “Direct channel to Washington”.": (
        "It came to light that it was the Taliban who had played ‘Direct channel to Washington’."
    ),
    "70 of 71 moves were thrown for. The odds before the throws let 45.8 successes be "
    "expected, give or take 3.8 by "
    "chance alone; 49 came.": (
        "All but one of the 71 moves were thrown for. By the odds, about 46 successes were to be "
        "expected (give or "
        "take 4 by chance alone); 49 came, some three more than expected."
    ),
    "The interim audit of turn 4 counts for 1/3 of the score.": (
        "A third of the score comes from the interim audit held in turn 4."
    ),
    "Six views were given of ties by the seats; six differ from what Control held at the end "
    "of the turn. The widest "
    "gap: in turn 4 Russia saw its tie to Kabul at +5; it stood at +8.": (
        "The seats gave six views of their ties, and all six differ from what Control held at the "
        "end of the turn. "
        "The widest gap is that of turn 4, where Russia saw its tie to Kabul at +5 although it "
        "stood at +8, three "
        "points higher."
    ),
    "What happened: the tie went from four to eight in a year, fell to two in a quarter, and "
    "came back to four. The "
    "ties with Kabul did not come back: Russia ended at nine, Iran at minus six.": (
        "The tie went from 4 to 8 within a year, fell to 2 within a quarter and came back to 4. "
        "The ties with Kabul "
        "did not: Russia ended at +9 and Iran at -6."
    ),
    "Eight turns of 8, Oct-Dec 2017 to Jul-Sep 2019, five seats.": (
        "All 8 turns were played, from October–December 2017 to July–September 2019, by five seats. In the "
        "months before the day, three of the players had read the article; 40 people watched."
    ),
    "One move that is kept is better than two that are found.": (
        "“One move that is kept is better than two that are found,” as one player put it."
    ),
}

WRONG: Final[Mapping[str, str]] = {
    "Scrutiny of Russia: 2 → 1. Scrutiny fades.": "Scrutiny of Russia fades: it moved eleven steps.",
    "Western buffer: 5 → 6. A deep Iran-Taliban partnership takes root in the west by itself.": (
        "The western buffer grows by eleven steps, as a deep partnership of Iran and the Taliban takes root."
    ),
    "71 moves: 49 succeeded or better, 16 partly, 6 failed. Twelve were covert; 6 came to light.": (
        "Of the 72 moves, 49 succeeded or did better, 16 did so in part, and six failed. A dozen were covert."
    ),
    "Control brought in twelve events from outside.": (
        "Over the afternoon, Control brought in eleven events from outside the room."
    ),
    "The game ended in turn 8: A settlement is signed.": "The game ended in turn 7: A settlement is signed.",
    "Taliban and United States went from −9 to +1.": "Taliban and United States went from +1 to −9.",
    "Kabul and Saudi Arabia went from +4 to +10.": "Kabul and Iran went from +4 to +10.",
    "Riyadh: Moscow found the better partner there: did not hold.": (
        "Riyadh: Moscow found the better partner there: did hold."
    ),
    "Deal 2, Kabul, Iran: Kabul cuts no ribbon on any dam before the audit. Until then no "
    "Iranian president faults "
    "our canals in public. Deal 2 is kept.": (
        "Deal 2, Kabul, Iran: Kabul cuts no ribbon on any dam before the audit. Until then no "
        "Iranian president "
        "faults our canals in public. Deal 2 is broken."
    ),
    "Deal 3, United States, Russia: Washington gives Moscow a hearing this winter. In return "
    "no broadside from the "
    "Duma until summer. United States offers deal 3 to Russia; Russia declines deal 3.": (
        "Deal 3, United States, Russia: Washington gives Moscow a hearing this winter. In return "
        "no broadside from "
        "the Duma until summer. Russia offers deal 3 to United States; United States declines deal 3."
    ),
    "Trial play: 20,000 games, seats played greedy.": "Trial play: 2,000 games, seats played greedy.",
    "Turn 1, Oct-Dec 2017: the frustration index went from 4 to 5.": (
        "Turn 1, Oct-Dec 2018: the frustration index went from 4 to 5."
    ),
}
"""What editors get wrong, one thing in each."""
