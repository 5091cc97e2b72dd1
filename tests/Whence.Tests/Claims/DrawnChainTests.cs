using Whence.Articles;
using Whence.Tests.Support;
using Whence.Text;

namespace Whence.Tests.Claims;

/// <summary>Chains over trees drawn by hand: the rules alone, without any model.</summary>
public sealed class DrawnChainTests
{
    private const string Lead =
        "Veria/PROPN>3:nsubj has/AUX/have>3:aux posted/VERB/post>0:root engineers/NOUN/engineer>3:obj in/ADP>6:case Ostland/PROPN>3:obl since/ADP>8:case May/PROPN>3:obl " +
        "apparently/ADV>3:advmod to/PART>11:mark deepen/VERB>3:advcl cooperation/NOUN>11:obj ,/PUNCT>16:punct Kanto/PROPN>16:nsubj News/PROPN>14:flat " +
        "said/VERB/say>3:parataxis on/ADP>18:case Sunday/PROPN>16:obl ,/PUNCT>20:punct citing/VERB/cite>16:advcl a/DET>23:det Western/ADJ>23:amod diplomat/NOUN>20:obj ./PUNCT>3:punct\n";

    [Fact]
    public void A_teller_who_cites_another_gives_two_links_and_a_hedge_bears_only_on_what_it_stands_before() => Assert.Equal(
        """
        Veria has posted engineers in Ostland since May [Harbour Post <- Kanto News <- a Western diplomat]
        apparently to deepen cooperation [Harbour Post <- Kanto News <- a Western diplomat | hedged: apparently]
        """,
        new DrawnTrees(Lead).Place("Veria").Claims("Harbour Post"));

    [Fact]
    public void A_source_named_again_takes_up_the_agency_that_brought_it_in() => Assert.EndsWith(
        "they live at a base [Harbour Post <- Kanto News <- a Western diplomat]",
        new DrawnTrees(Lead + "The/DET>2:det diplomat/NOUN>3:nsubj added/VERB/add>0:root they/PRON>5:nsubj live/VERB>3:ccomp at/ADP>8:case a/DET>8:det base/NOUN>5:obl ./PUNCT>3:punct").Claims("Harbour Post"),
        StringComparison.Ordinal);

    [Fact]
    public void Citing_the_source_the_agency_is_named_by_a_pronoun() => Assert.EndsWith(
        "they stayed at a base [Harbour Post <- Kanto News <- a Western diplomat]",
        new DrawnTrees(Lead + "Citing/VERB/cite>6:advcl the/DET>3:det diplomat/NOUN>1:obj ,/PUNCT>1:punct it/PRON>6:nsubj said/VERB/say>0:root they/PRON>8:nsubj stayed/VERB/stay>6:ccomp at/ADP>11:case a/DET>11:det base/NOUN>8:obl ./PUNCT>6:punct").Claims("Harbour Post"),
        StringComparison.Ordinal);

    [Fact]
    public void Who_is_told_stands_outside_who_tells() => Assert.Equal(
        "that the plant had closed [Harbour Post <- Kanto News <- An official]",
        new DrawnTrees("An/DET>2:det official/NOUN>3:nsubj told/VERB/tell>0:root Kanto/PROPN>3:iobj News/PROPN>4:flat that/SCONJ>9:mark the/DET>8:det plant/NOUN>9:nsubj closed/VERB/close>3:ccomp ./PUNCT>3:punct"
            .Replace("closed/VERB/close>3:ccomp", "had/AUX>10:aux closed/VERB/close>3:ccomp", StringComparison.Ordinal).Replace("that/SCONJ>9:mark", "that/SCONJ>10:mark", StringComparison.Ordinal).Replace("plant/NOUN>9:nsubj", "plant/NOUN>10:nsubj", StringComparison.Ordinal)).Claims("Harbour Post"));

    [Fact]
    public void Who_rejects_a_named_report_denies_what_the_report_asserts() => Assert.Equal(
        """
        a report by Kanto News that Veria had agreed [Harbour Post <- Ostland | denied]
        that Veria had agreed [Harbour Post <- Kanto News]
        """,
        new DrawnTrees("Ostland/PROPN>2:nsubj rejected/VERB/reject>0:root a/DET>4:det report/NOUN>2:obj by/ADP>6:case Kanto/PROPN>4:nmod News/PROPN>6:flat that/SCONJ>11:mark Veria/PROPN>11:nsubj had/AUX>11:aux agreed/VERB/agree>4:acl ./PUNCT>2:punct").Place("Veria").Place("Ostland").Claims("Harbour Post"));

    [Fact]
    public void What_cannot_be_confirmed_is_questioned() => Assert.Equal(
        "the reports [Harbour Post <- ministry | questioned]",
        new DrawnTrees("The/DET>2:det ministry/NOUN>5:nsubj could/AUX>5:aux not/PART>5:advmod confirm/VERB>0:root the/DET>7:det reports/NOUN/report>5:obj ./PUNCT>5:punct").Claims("Harbour Post").Replace("<- The ministry", "<- ministry", StringComparison.Ordinal));

    [Fact]
    public void To_decline_to_comment_denies_nothing() => Assert.Equal(
        "The ministry declined to comment [Harbour Post]",
        new DrawnTrees("The/DET>2:det ministry/NOUN>3:nsubj declined/VERB/decline>0:root to/PART>5:mark comment/VERB>3:xcomp ./PUNCT>3:punct").Claims("Harbour Post"));

    [Fact]
    public void The_wire_of_the_dateline_stands_over_the_body_and_not_over_the_headline() => Assert.Equal(
        """
        Bridge closed [Harbour Post]
        The bridge has closed [Harbour Post <- Kyodo]
        """,
        new DrawnTrees("#Bridge/NOUN>2:nsubj closed/VERB/close>0:root\nThe/DET>2:det bridge/NOUN>4:nsubj has/AUX>4:aux closed/VERB/close>0:root ./PUNCT>4:punct").Claims("Harbour Post", new Dateline(null, "Kyodo", new TextSpan(0, 0))));
}
