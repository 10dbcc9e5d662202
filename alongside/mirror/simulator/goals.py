"""Goals of a made-up engagement: set, rated by the client, reached. No Django."""

from alongside.mirror.simulator.life import NEVER, Goal, Life

FIRST = 14  # days from the opening to the first goal
ASKED_WITHIN = 21  # days since they met; somebody who stays away is not asked
REACHED = 8.0  # how near it really is when both say that it is reached


def work_on_goals(life: Life) -> None:
    """A day of getting nearer or further away, and what is said about it."""
    if life.stage == "ended":
        return
    if life.day == FIRST:
        for number in range(life.plan.goals):
            _set(life, life.plan.first_near - number)
    if life.day == life.new_goal_on and life.stage != "ending":
        _set(life, 2.5)
        life.new_goal_on = NEVER
    for goal in list(life.goals):
        _live(life, goal)


def _set(life: Life, near: float) -> None:
    goal = Goal(life.row(), near, life.day + life.chance.randint(5, 14))
    life.kept.tell(life.at(), "goal.set", goal.row, set_by="member")
    life.goals.append(goal)


def _live(life: Life, goal: Goal) -> None:
    habits = life.habits
    if habits.gain < 0 or goal.near < habits.highest:
        goal.near = min(habits.highest, max(0.0, goal.near + habits.gain / 7))
    if life.day >= goal.rated_on and life.day - life.held_on <= ASKED_WITHIN:
        _rate(life, goal)
    is_reached = habits.closes and goal.near >= REACHED and life.day == life.held_on
    if is_reached or life.day == life.plan.reached:
        _close(life, goal)


def _rate(life: Life, goal: Goal) -> None:
    said = min(10, max(0, round(life.chance.gauss(goal.near, life.habits.noise))))
    about = {"by": "client", "near": said, "level": None, "has_words": False}
    life.kept.tell(life.at(18, 21), "goal.rated", goal.row, "client", **about)
    goal.rated_on = life.day + life.chance.randint(14, 24)


def _close(life: Life, goal: Goal) -> None:
    life.kept.tell(life.at(21, 22), "goal.closed", goal.row, how="reached")
    life.goals.remove(goal)
    if life.habits.new_goals:
        life.new_goal_on = life.day + life.chance.randint(1, 20)
