using Whence.Tests.Support;

namespace Whence.Tests.Attributions;

public sealed class SyntaxRulesTests
{
    [Theory]
    [InlineData(
        "{S:Police} {C:said} {T:the road reopened}.",
        "Police/nsubj/2 said/root/0 the/det/4 road/nsubj/5 reopened/ccomp/2 ./punct/2")]
    [InlineData(
        "{T:The road reopened}, {S:Berg} {C:said}.",
        "The/det/2 road/nsubj/3 reopened/ccomp/6 ,/punct/6 Berg/nsubj/6 said/root/0 ./punct/6")]
    [InlineData(
        "{T:The road}, {S:Berg} {C:said}, {T:will reopen soon}.",
        "The/det/2 road/nsubj/8 ,/punct/5 Berg/nsubj/5 said/parataxis/8 ,/punct/5 will/aux/8 reopen/root/0 soon/advmod/8 ./punct/8")]
    [InlineData(
        "{C:According to} {S:the ministry}, {T:the road reopened}.",
        "According/case/4 to/fixed/1 the/det/4 ministry/obl/8 ,/punct/4 the/det/7 road/nsubj/8 reopened/root/0 ./punct/8")]
    [InlineData(
        "{S:Berg} {C:vowed} {T:to appeal}.",
        "Berg/nsubj/2 vowed/vow/VERB/VBD/0/root to/mark/4 appeal/xcomp/2 ./punct/2")]
    [InlineData(
        "{S:Mayor Berg}{C::} {T:The road stays closed}",
        "Mayor/compound/2 Berg/Berg/PROPN/NNP/0/root :/punct/2 The/det/5 road/nsubj/6 stays/parataxis/2 closed/xcomp/6")]
    [InlineData(
        "{S:Berg} {C:said} {T:“the road stays closed today”}.",
        "Berg/nsubj/2 said/root/0 “/punct/6 the/det/5 road/nsubj/6 stays/ccomp/2 closed/xcomp/6 today/obl:tmod/6 ”/punct/6 ./punct/2")]
    public void Finds_the_marked_attribution_in_a_tree(string marked, string tree)
    {
        string text = Marked.Strip(marked);
        Assert.Equal(marked, Marked.Draw(text, HandTree.Find(text, tree)));
    }

    [Fact]
    public void A_telling_inside_a_content_names_its_holder()
    {
        const string Marks = "{S1:Kanto} {C1:said} {T1:{S2:Berg} {C2:says} {T2:the road reopened}}.";
        string text = Marked.Strip(Marks);
        var found = HandTree.Find(text, "Kanto/nsubj/2 said/root/0 Berg/nsubj/4 says/ccomp/2 the/det/6 road/nsubj/7 reopened/ccomp/4 ./punct/2");
        Assert.Equal(Marks, Marked.Draw(text, found));
        Assert.Equal([null, 0], found.Select(a => a.Within));
    }

    [Theory]
    [InlineData("The road reopened.", "The/det/2 road/nsubj/3 reopened/reopen/VERB/VBD/0/root ./punct/3")]
    [InlineData("Berg tried to leave.", "Berg/nsubj/2 tried/try/VERB/VBD/0/root to/mark/4 leave/xcomp/2 ./punct/2")]
    public void Finds_nothing_where_nobody_tells(string text, string tree) => Assert.Empty(HandTree.Find(text, tree));

    [Fact]
    public void An_empty_it_is_no_source()
    {
        const string Text = "It was said the road reopened.";
        var found = HandTree.Find(Text, "It/it/PRON/PRP/3/nsubj:pass was/aux:pass/3 said/root/0 the/det/5 road/nsubj/6 reopened/ccomp/3 ./punct/3");
        Assert.Empty(Assert.Single(found).Source);
    }
}
