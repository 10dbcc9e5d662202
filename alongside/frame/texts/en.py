"""Starting texts of a frame in English: plain words, warm, for everybody."""

ADVICE = {
    "lateness": (
        "If you are late, we meet for the time that is left. If I am late, you get your full time: we "
        "add it at the end, or I take it off the fee, whichever suits you better."
    ),
    "contact_hours": "On working days between 9:00 and 18:00.",
    "confidentiality": (
        "What you tell me stays with me. I do not even tell anyone that we work together, unless you "
        "want me to. My notes are kept locked, and you can see who has opened your file and when. I "
        "talk about my work with a supervisor, but without your name and without anything that would "
        "show who you are."
    ),
    "confidentiality_limits": (
        "There are a few limits. If your life or someone else's life is in serious danger, I may need "
        "to bring in help. If a child is being harmed, the law may require me to report it. A court "
        "can also order me to give information. Whenever I can, I will talk with you first, and I "
        "will say only what is needed."
    ),
    "stop_rule": (
        "You can say “stop” at any moment: to a question, a topic, an exercise, or the whole meeting. "
        "You do not have to explain why. We stop at once, and we go on only when you want to. I may "
        "also say “stop” when I see that something is becoming too much."
    ),
    "client_duties": (
        "You come on time, or let me know early when you cannot.\n"
        "You pay as we agreed.\n"
        "You tell me when something does not feel right for you, also when it is about me.\n"
        "You come sober.\n"
        "You decide what you try out between our meetings."
    ),
    "practitioner_duties": (
        "I prepare for our meetings, begin on time and end on time.\n"
        "I keep your time free for you.\n"
        "I work within what I have been trained for, and I keep learning.\n"
        "I tell you early when anything has to change.\n"
        "If someone else could help you better, I say so."
    ),
    "what_you_get": (
        "You get regular time in which only your question matters, someone who listens and thinks "
        "with you, and honest words about what I notice. After our meetings you find here what we "
        "agreed."
    ),
    "how_it_goes": (
        "In the first meetings we look at what brings you here and what should be different. Then we "
        "go step by step, at your pace. From time to time we stop and look together: is this helping?"
    ),
    "what_to_expect": (
        "Change takes time and rarely goes in a straight line. Some meetings bring relief, others are "
        "tiring. A meeting may stay in your mind for days. I cannot promise a result, but I promise "
        "to work with care and to talk openly about how it is going."
    ),
    "limits": (
        "I am not an emergency service. If you are in danger, please call the emergency number where "
        "you are. I do not decide for you, and our work does not replace a doctor or a lawyer."
    ),
    "your_voice": (
        "Your opinion counts. After a meeting you can say in less than a minute how it was for you. I "
        "read it before we meet again, and we can change how we work. If you are unhappy with "
        "something, tell me, or write to us."
    ),
    "how_it_ends": (
        "You can end our work at any time, and you do not need a reason. If you like, we take one "
        "more meeting to look back and say goodbye well. When you end, your future meetings are "
        "released, and you can take your file with you."
    ),
}

DELIVERY = {
    "lateness": (
        "If one of us is late, we talk about what matters most and move the rest to a message or "
        "another time."
    ),
    "confidentiality": (
        "What you show me and tell me about your work stays between us. I do not use your material "
        "for others, and I name you as a client only if you agree."
    ),
    "confidentiality_limits": (
        "There are a few limits. The law or a court can require me to give information. If I need "
        "other people for the work, they see only what they need and make the same promise. I tell "
        "you who they are."
    ),
    "stop_rule": (
        "You can say “stop” at any time: to a piece of work, to a direction, or to the whole order. I "
        "stop at once. You pay for what has been done until then, and you receive it."
    ),
    "client_duties": (
        "You give me the material and the answers that I need, on the days we agreed.\n"
        "You name one person who can decide.\n"
        "You look at drafts within the agreed time and say what should change.\n"
        "You pay as we agreed."
    ),
    "practitioner_duties": (
        "I deliver what we agreed, on the day we agreed.\n"
        "I tell you how the work stands without being asked.\n"
        "I tell you at once when a date or a price is in danger, and what we can do about it.\n"
        "I correct my own mistakes at no cost."
    ),
    "what_you_get": (
        "You get the work we agreed, finished and ready to use, with everything you need to go on "
        "with it. What belongs to it and what does not is written in the order."
    ),
    "how_it_goes": (
        "We begin by talking about what the work is for. I make a plan with dates, you say yes to it, "
        "and I begin. You hear from me regularly how it stands, and you see drafts early, while "
        "changes are still easy."
    ),
    "what_to_expect": (
        "I do the work; you decide on its direction and its result. A good result needs a few answers "
        "from you on the way. New wishes are welcome: I tell you first what they change in time and "
        "price."
    ),
    "limits": (
        "I do what we agreed. For anything beyond it we make a new agreement. I can promise my work "
        "and its quality, but not how others will respond to it."
    ),
    "your_voice": (
        "Your opinion steers the work. At each draft you say what fits and what does not. If you are "
        "unhappy, tell me at once: early is the easy time to put things right."
    ),
    "how_it_ends": (
        "The work ends when you have accepted the result. You can also end it earlier: then I hand "
        "over what is done, and we settle what was done until then. I give your material back or "
        "delete it, as you wish."
    ),
}
