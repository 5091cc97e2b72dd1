using System.Collections.Frozen;

namespace Whence.Attributions.Features;

/// <summary>Small numbers for the closed sets of Universal Dependencies and the Penn Treebank; 0 is anything else.</summary>
internal static class Codes
{
    public const int Relations = 64;
    public const int Tags = 50;

    private static readonly FrozenDictionary<string, int> s_relations = Numbered(
        "acl acl:relcl advcl advcl:relcl advmod amod appos aux aux:pass case cc cc:preconj ccomp compound compound:prt conj cop csubj " +
        "csubj:pass csubj:outer dep det det:predet discourse dislocated expl fixed flat goeswith iobj list mark nmod nmod:poss nmod:npmod " +
        "nmod:unmarked nmod:desc obl:unmarked nsubj nsubj:pass nsubj:outer nummod obj obl obl:agent obl:npmod obl:tmod nmod:tmod orphan " +
        "parataxis punct reparandum root vocative xcomp advmod:emph acl:cleft");

    private static readonly FrozenDictionary<string, int> s_tags = Numbered(
        "NN NNS NNP NNPS PRP PRP$ DT PDT WDT WP WP$ WRB CD JJ JJR JJS RB RBR RBS RP IN TO CC EX MD VB VBD VBG VBN VBP VBZ UH POS FW LS SYM " +
        "ADD AFX GW HYPH NFP XX . , : `` '' -LRB- -RRB-");

    public static int Relation(string deprel) =>
        s_relations.TryGetValue(deprel, out int code) ? code
        : deprel.IndexOf(':', StringComparison.Ordinal) is > 0 and int colon && s_relations.TryGetValue(deprel[..colon], out code) ? code
        : 0;

    public static int Tag(string xpos) => s_tags.GetValueOrDefault(xpos);

    /// <summary>Steps of a distance or count: 0 1 2 3 4 5-7 8-12 13-20 21-40 more.</summary>
    public static int Step(int n) => n switch
    {
        <= 4 => Math.Max(n, 0),
        <= 7 => 5,
        <= 12 => 6,
        <= 20 => 7,
        <= 40 => 8,
        _ => 9,
    };

    public const int Steps = 10;

    private static FrozenDictionary<string, int> Numbered(string names) =>
        names.Split(' ').Select((name, i) => KeyValuePair.Create(name, i + 1)).ToFrozenDictionary(StringComparer.Ordinal);
}
