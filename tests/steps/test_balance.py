from alongside.steps.balance import Balance, balance, default_owner, leans_on_practitioner


def test_in_advice_work_a_step_is_the_clients_and_in_delivery_ours():
    assert default_owner("advice") == "client"
    assert default_owner("delivery") == "practitioner"


def test_owners_are_counted_and_the_share_of_nothing_is_nothing():
    assert balance(["client", "client", "practitioner", "client"]) == Balance(3, 1)
    assert Balance(3, 1).practitioner_share == 0.25
    assert Balance().practitioner_share is None


def test_it_leans_only_in_advice_work_and_only_with_enough_steps():
    heavy = Balance(client=2, practitioner=4)
    assert leans_on_practitioner(heavy, "advice")
    assert not leans_on_practitioner(heavy, "delivery")
    assert not leans_on_practitioner(Balance(client=1, practitioner=3), "advice")
    assert not leans_on_practitioner(Balance(client=3, practitioner=3), "advice")
    assert leans_on_practitioner(Balance(client=3, practitioner=3), "advice", limit=0.4)
