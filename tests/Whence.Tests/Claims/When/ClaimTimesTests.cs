using Whence.Tests.Support;

namespace Whence.Tests.Claims.When;

/// <summary>When what is claimed happens, over trees drawn by hand; publication is Sunday 2012-12-02.</summary>
public sealed class ClaimTimesTests
{
    [Theory]
    [InlineData("The/DET>2:det bridge/NOUN>3:nsubj closed/VERB/close>0:root on/ADP>5:case Friday/PROPN>3:obl ./PUNCT>3:punct", "The bridge closed on Friday [2012-11-30 2012-11-30 expression]")]
    [InlineData("The/DET>2:det northern/ADJ>3:amod bridge/NOUN>4:nsubj closed/VERB/close>0:root ./PUNCT>4:punct", "The northern bridge closed [2012-12-02 2012-12-02 publication]")]
    [InlineData("The/DET>2:det northern/ADJ>3:amod bridge/NOUN>5:nsubj will/AUX>5:aux close/VERB/close>0:root ./PUNCT>5:punct", "The northern bridge will close [2012-12-02 .. tense]")]
    [InlineData("The/DET>2:det northern/ADJ>3:amod bridge/NOUN>5:nsubj had/AUX/have>5:aux closed/VERB/close>0:root ./PUNCT>5:punct", "The northern bridge had closed [.. 2012-12-02 tense]")]
    public void Of_a_statement_in_the_voice_of_the_outlet(string drawn, string expected) =>
        Assert.Equal(expected, new DrawnTrees(drawn).Times("Harbour Post", "2012-12-02"));

    [Fact]
    public void The_day_of_the_telling_is_not_the_day_of_what_is_told_and_a_window_is_announced_by_its_teller() => Assert.Equal(
        "that it would launch a rocket between December 10 and December 22 [2012-12-10 2012-12-22 expression] announced by Veria for 2012-12-10 2012-12-22",
        new DrawnTrees(
            "Veria/PROPN>2:nsubj said/VERB/say>0:root on/ADP>4:case Saturday/PROPN>2:obl that/SCONJ>8:mark it/PRON>8:nsubj would/AUX>8:aux launch/VERB>2:ccomp a/DET>10:det rocket/NOUN>8:obj "
            + "between/ADP>12:case December/PROPN>8:obl 10/NUM>12:nummod and/CCONJ>15:cc December/PROPN>12:conj 22/NUM>15:nummod ./PUNCT>2:punct").Place("Veria").Times("Harbour Post", "2012-12-02"));
}
