"""The clients who speak English. All invented."""

from alongside.demo.stories import Stock, Story

STORIES = (
    Story(
        key="trains",
        name="Theo Marlow",
        born=1989,
        asks=(
            "Since the winter I cannot get on a train without my heart racing. I want to visit my sister again "
            "without planning it for weeks."
        ),
        feels="Ashamed that such a small thing is so big.",
        readings=(
            "The fear is about being seen helpless, more than about trains.",
            "The fear keeps him from a visit that has a quarrel waiting in it.",
        ),
        notes=(
            (
                "First signs come on the platform: warm hands, counting exits. Two stops were possible last month, "
                "with his brother beside him. We drew the whole way as a line and marked where it turns."
            ),
            "Stood on the platform three times and left when he wanted to, not when the fear did. Proud of it.",
            "Rode two stops alone. The wave came and went in about four minutes. He timed it.",
            "Spoke about his sister. The last visit ended in silence. He would like to call her before he goes.",
        ),
        steps=(
            "Stand on the platform for ten minutes on Tuesday and Friday.",
            "Ride two stops and write down when the wave is highest.",
            "Call my sister and say that I want to come in spring.",
        ),
        talk=(
            ("c", "Two stops today, alone! Hands warm, but I stayed."),
            ("m", "Alone, and you stayed. Thank you for telling me. We look at it together on our day."),
            ("c", "Can we meet by phone next time? I will be at my parents'."),
            ("m", "Yes. I ring you at our usual time."),
        ),
        said=("It helped to draw it. Less fog.", "I felt taken seriously, not treated like a child."),
    ),
    Story(
        key="mother",
        name="Ines Abrahall",
        born=1976,
        asks=(
            "My mother died in autumn and I function, that is all. I would like a place where I do not have to be "
            "the strong one."
        ),
        feels="Tired, and sometimes relieved, which I do not dare to say.",
        readings=(
            "She looks for permission to have been angry with her mother.",
            "She has no time of her own in the week, and grief needs some.",
        ),
        notes=(
            "Told the last week in the hospital from beginning to end for the first time. Many pauses, all fine.",
            "Brought the letters. We read one, and left the others for another day.",
            "The flat must be empty by the end of the month. What is kept, who decides, what would be too fast.",
            "She went to the sea alone for a day and did not answer the phone.",
        ),
        steps=(
            "One evening a week without being needed: Wednesdays.",
            "Choose three things from the flat that stay, and nothing more this week.",
        ),
        talk=(
            ("c", "I could not open the drawer after all. Is that a step back?"),
            ("m", "No. It is a drawer that stays closed today. You know now where it is."),
        ),
        said=("I cried and it was all right.", "Please leave a little more time at the end."),
    ),
    Story(
        key="nights",
        name="Callum Redgrave",
        born=1994,
        asks="I wake at three and then I think about work until it is light. I am a nurse, I need my nights.",
        readings=(
            "The nights hold what has no place in the day: the ward.",
            "Shifts are the cause, and everything else follows from them.",
        ),
        notes=(
            "Kept a sleep diary for two weeks. Three to five, after late shifts nearly always.",
            "The hour after a late shift is the key: bright screen, late food. Agreed to try one change only.",
            "Slept through on four nights. Does not trust it yet, and that is fine.",
        ),
        steps=(
            "After late shifts: warm light, tea, no news for an hour.",
            "Write the ward down in five lines, close the book, put it in the kitchen.",
        ),
        talk=(
            ("c", "Four good nights in a row. I am almost afraid to say it."),
            ("m", "Said and heard. Enjoy the fifth, and if it does not come, nothing is lost."),
        ),
        said=("Practical, I like that.", "Good. I was late and it was no drama."),
    ),
    Story(
        key="team",
        name="Priya Sandoval",
        born=1987,
        asks=(
            "In March I became the lead of my own former team. Half of them were my friends. I say yes to everything "
            "and do the rest at night."
        ),
        readings=(
            "She pays with her evenings for still being liked.",
            "Nobody has told her what exactly is expected of her as lead.",
        ),
        notes=(
            "Listed all she did last week and who owns it. Eleven of nineteen belong to somebody else.",
            "Rehearsed one sentence for saying no that she can say without a speech afterwards.",
            "First conversation with her own boss about what the role is. Less vague than feared.",
            "Gave the release plan to Sam. Sat on her hands for three days.",
        ),
        steps=(
            "Hand over the release plan, and look at it only on Friday.",
            "Ask my boss: what would you notice if I did this role well?",
        ),
        talk=(
            ("c", "Sam did it differently from how I would have. And it is fine??"),
            ("m", "Two question marks: a good topic. Bring them along."),
            ("c", "Should I write the review for Kim before or after our meeting?"),
            ("m", "After, if you can wait. A draft of three sentences before is plenty."),
        ),
        said=("Direct and kind. Keep asking me hard things.", "The list was uncomfortable and useful."),
    ),
    Story(
        key="turn",
        name="Jonah Whitlow",
        born=1981,
        asks="Eighteen years in insurance. I want to find out whether I can live from restoring boats, without risking the house.",
        readings=(
            "He wants to be told that it is allowed.",
            "He needs a number: how much a year is enough.",
        ),
        notes=(
            "What he means by enough: two thousand six hundred a month, health cover, August free.",
            "Visited a yard in the harbour and worked there for a day. Came back with black hands and a wide smile.",
            "His wife is for it. He had not asked her until last week.",
        ),
        steps=(
            "Work at the yard on four Saturdays before the end of the month.",
            "Show the three numbers to my wife.",
        ),
        talk=(
            ("c", "The yard says I may come on Saturdays!"),
            ("m", "Good. Four of them, then we look at it."),
        ),
        said=("I leave with one thing to do, not ten.",),
    ),
    Story(
        key="stage",
        name="Leila Farrant",
        born=1991,
        asks="I have to present to the whole board every quarter and I lose my voice, really lose it.",
        readings=(
            "She speaks as if she had to apologise for the numbers.",
            "She prepares slides, and never her first sentence.",
        ),
        notes=(
            "Recorded two minutes and listened together. The voice goes where she leaves her own opinion out.",
            "Began with the result, then the way there. Voice held for nine minutes.",
            "Board meeting was on Thursday. Two questions, both answered. She sent a photograph of her lunch.",
        ),
        steps=("Say the first sentence aloud on the way to work, every day.", "Cut the slides to six."),
        talk=(
            ("c", "Six slides. It feels naked."),
            ("m", "Naked or clear? Tell me after Thursday."),
        ),
        said=("Fun, I did not expect that.", "I would like more practice and less talking about it."),
    ),
    Story(
        key="bakery",
        name="Owen Tressell, Harbour Bakery",
        born=1972,
        asks="We need an ordering page that our regulars understand, in the shop by the end of the season.",
        notes=(
            "Walked through a Saturday with the staff. Orders come by phone, on paper and over the counter: three lists.",
            "Showed the first draft. Two fields fewer, larger photographs, pick-up time first.",
            "Tried it with five regulars. Mrs. Dunmore ordered without a question, which was the measure.",
        ),
        steps=("Send the price list as a table.", "Choose the photographs for the four loaves."),
        talk=(
            ("c", "Could the pick-up time come first? People ask that most."),
            ("m", "Good point, it does now. The draft is on the test page."),
            ("c", "When do we get the training for the Saturday team?"),
            ("m", "On the first Saturday of the month, before opening, half an hour."),
        ),
        said=("Clear, on time, as agreed.",),
    ),
    Story(
        key="heirs",
        name="Greta Lindell-Pryce",
        born=1958,
        asks=(
            "The firm goes to my two children in three years, and they cannot be in one room. I want to hand over a "
            "firm, not a war."
        ),
        readings=(
            "The quarrel is about who was believed in, and the firm is its stage.",
            "Nobody has said aloud which of them should lead.",
        ),
        notes=(
            "Mapped who decides what today, and who should in three years. Four decisions have no owner.",
            "Spoke with both children, one after the other, with her consent. Both said: ask us, do not tell us.",
            "A first paper of one page: what stays, what is open, by when.",
        ),
        steps=(
            "Tell both, in the same words, that it is open who leads.",
            "Invite the accountant for the second half.",
        ),
        talk=(
            ("c", "They both agreed to the meeting in June. On one condition each."),
            ("m", "Then we begin with the conditions. I put them on page one."),
        ),
        said=("You did not take sides. That is worth a lot.",),
    ),
    Story(
        key="handbook",
        name="Rosa Tembley, Westgate Housing",
        born=1984,
        asks="A service handbook that new colleagues can use from the first day. Ours has 140 pages and nobody reads it.",
        notes=(
            "Counted what is looked up: eleven pages of 140. These come first.",
            "First chapter on two pages, tried with three new colleagues. They found everything but the keys.",
        ),
        steps=(
            "Send the list of forms that are still in use.",
            "Name one person who may decide about wording.",
        ),
        talk=(
            ("c", "The keys chapter is missing, says Ivo."),
            ("m", "He is right. It is in the draft of Monday."),
        ),
        said=("We can use it. That is the best I can say.",),
    ),
)

NEWCOMER = Story(
    key="new",
    name="Dana Kessling",
    born=1998,
    asks="I start university again after two years of illness. I would like somebody beside me for the first term.",
)

NOTES = (
    "Began with the week. More energy than last time, less self-blame.",
    "Went through the last step together: what made it easy, what stood in the way.",
    "A slow meeting. We stayed with one situation and looked at it from three sides.",
    "Good news and worry in one sentence. We took them apart.",
    "Looked back at the request: what is different now, what is not yet.",
    "Practised the conversation that is due this week, twice.",
    "Agreed to leave the big question alone until the next meeting and to sleep on it.",
    "The client led most of the way today. I asked four questions.",
)

SAID = (
    "Good.",
    "I feel lighter than before.",
    "It was a lot, but in a good way.",
    "I would have liked to stay longer with the first topic.",
    "Thank you for remembering the details.",
    "Calm and clear.",
)

# Two replies far longer than what was asked (D01), for the mirror.
TURN_LONG = (
    (
        "Would a website help me?",
        """That is a good question, and it has many sides, so let me go through them one by one.
First, who would look at such a site?
Boat owners in the harbour ask each other and rarely search.
Owners from inland do search, mostly in February and March.
Then, what would they want to see?
Pictures before and after, from the same corner.
What it cost, at least roughly.
How long it took, and when the next place is free.
Where the yard is and who answers the phone.
Next, what would it ask of you?
A day for the pictures, with good light.
Two evenings for the words.
An hour a month to keep it fresh, every month.
An answer to each enquiry within two days.
There are also things that it cannot do.
It cannot show how you work with people.
It cannot replace Saturdays at the yard.
It may bring enquiries that you cannot take yet.
So I would think about three ways.
One page with a telephone number, this month.
A small site with ten pictures, in autumn.
Or nothing at all until you know your price.
I lean towards the first, but there is much to be said for the others too.""",
    ),
    (
        "And what should I charge per hour?",
        """Let me think aloud about this, because a price is never only a number.
Begin with what you need: two thousand six hundred a month.
Add what an employee never sees.
Insurance for the tools and for the boats.
The days on which it rains and nothing dries.
The hours for offers that come to nothing.
Holidays, and the August that you want free.
A reserve for a winter without work.
Then count the hours that you can sell.
Not forty a week, more like twenty-two.
In a good year forty-four weeks of them.
Now look at the others in the harbour.
Two take less and are always late.
One takes more and is booked until May.
Ask yourself which of them you want to be.
There is the question of a fixed price.
Owners like it, because they can sleep.
You carry the risk of rotten wood.
There is also the mixed way.
A fixed price for what can be seen.
By the hour for what is found under the paint.
Write both into the offer, in plain words.
And whatever you choose, say it without a because.""",
    ),
)

# A long answer to a long letter is none of the mirror's business.
MOTHER_LETTER = (
    """I have to write this down because on our day I will talk about something else, I know myself.
On Sunday I went through the kitchen of my mother, and behind the flour I found the blue tin with the
letters that my father wrote before they married. She had told us that they were burned. I read three.
They are kind letters, much kinder than either of them ever was in front of us, and I sat on the floor
and was so angry that I threw a cup. It was a good cup, too. Then I washed the floor and called nobody.
My brother asks when the flat will be empty, and I say soon, and I count how many evenings I still
have there alone. I do not want to give the letters away and I do not want to keep them either. What I
would like to ask you: is it allowed to read letters that were hidden? And what do I say to my brother,
who does not know that they exist?""",
    """Thank you for writing it down while it was near. I read it twice, slowly.
You ask whether it is allowed. I do not have a rule for that.
I notice that you have read three and stopped by yourself.
Somebody who only wanted to take would have read them all.
You also ask what to say to your brother.
Today you do not have to say anything.
The letters have waited for forty years, they can wait for some weeks more.
What I would like to keep for our day:
- the kindness in the letters, and that you had never seen it,
- the cup, and that you washed the floor afterwards,
- that you called nobody, and whether you would have wanted to,
- the evenings that you count.
None of it has to be decided on Sunday.
The flat is one thing, with a date.
The letters are another thing, without one.
Perhaps they could move in with you first, in the blue tin, unread.
Then the kitchen can be emptied and nothing is lost.
If anger comes again, it may come.
It does not mean that you loved her less.
Please tell me if this is too much, or not what you asked for.
And if you would rather not speak about it on our day, then we do not.
We can also read one of the letters together, or none.
Your brother may learn of them when you know what they are to you.
That day will come by itself.
I am glad that you wrote.""",
)

MOTHER_LETTER_BEFORE = (
    """The notary wrote. My brother and I have to come together in two weeks and say who takes what, and
when I read it I was twelve years old again and he had the front seat. I know that he will say: take
what you want, and then look at me until I take nothing. I do not want to be generous this time. I
want the clock, the one from the hall, which nobody but me ever wound. Can one prepare such a thing?""",
    """One can, a little.
You know already what you want: the clock.
You know what he will say.
You know what you usually do then.
So there are only a few seconds to prepare.
Here is what others have tried:
- to say it first, before he can be generous,
- to say it in one sentence, without a reason,
- to look at the notary and not at him,
- to write it down and read it out,
- to tell him beforehand, by telephone.
None of them is right for everybody.
Try each sentence aloud, in the hall, beside the clock.
Notice which of them lets you breathe.
If he laughs, he laughs.
If he says yes, you need not thank him twice.
If he says no, nothing is lost on that day.
You may say: then let us decide it another time.
The front seat was long ago.
Bring the sentence along on our day, and I shall be the brother.
As long as you like, and not a minute longer.""",
)

STOCK = Stock(STORIES, NEWCOMER, NOTES, SAID)
