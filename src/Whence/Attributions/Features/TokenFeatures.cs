using System.Collections.Immutable;
using Whence.Articles;
using Whence.Attributions.Quotations;
using Whence.Syntax;
using Whence.Tokens;

namespace Whence.Attributions.Features;

/// <summary>What the tagger is told of each token besides the encoder's state: rows of one embedding table. Trainer and stage share this code.</summary>
internal sealed class TokenFeatures
{
    private const int Shapes = 4;
    private const int Chances = 8;
    private const int Kinds = 4;
    private const int Places = 36;

    private readonly int[] _offsets;

    public TokenFeatures(CueLexicon lexicon)
    {
        int words = lexicon.Size;
        int[] sizes =
        [
            words, // 0 own lemma
            Codes.Tags * Shapes, // 1 tag and shape
            Codes.Relations, // 2 relation
            words, // 3 head's lemma
            Codes.Tags * 2 * Codes.Steps, // 4 head's tag, side, distance
            QuotationState.Codes, // 5 quotation
            Chances * Kinds, // 6 chance to be a cue, by kind of word
            2 * Codes.Relations * 4 * 2, // 7 link to the governor, depth, side
            Chances * 4, // 8 governor's chance, place in a quotation
            words, // 9 governor's lemma
            Codes.Relations * 2, // 10 widest subtree that begins here
            Codes.Relations * 2, // 11 widest subtree that ends here
            Places, // 12 place in sentence, paragraph, article
            Codes.Relations, // 13 relations of its children, each once
            Codes.Relations * Codes.Relations, // 14 relation and its head's relation
        ];
        _offsets = new int[sizes.Length + 1];
        for (int i = 0; i < sizes.Length; i++) _offsets[i + 1] = _offsets[i] + sizes[i];
    }

    /// <summary>Rows of the embedding table.</summary>
    public int Rows => _offsets[^1];

    /// <param name="passages">The tokens that are asked for, in text order without overlap; the others get no rows.</param>
    public FeatureRows Of(Article article, TokenLayer tokens, SyntaxLayer syntax, Tree tree, QuotationLayer quotations, ImmutableArray<Passage> paragraphs, ImmutableArray<Passage> passages)
    {
        int n = syntax.Words.Length;
        int[] places = PlacesOf(article, tokens, paragraphs);
        var rows = new List<int>(n * 20);
        int[] starts = new int[n + 1];
        int next = 0;
        foreach (Passage passage in passages)
        {
            starts.AsSpan(next..passage.First).Fill(rows.Count);
            for (int t = passage.First; t < passage.End; t++)
            {
                starts[t] = rows.Count;
                AddWord(t);
                AddTree(t);
                rows.Add(_offsets[5] + quotations.States[t].Code);
                rows.Add(_offsets[12] + places[t]);
            }

            next = passage.End;
        }

        starts.AsSpan(next).Fill(rows.Count);
        return new FeatureRows([.. rows], starts);

        void AddWord(int t)
        {
            Word word = syntax.Words[t];
            ReadOnlySpan<char> form = tokens.Tokens[t].Span.In(article.Text);
            rows.Add(_offsets[0] + tree.Lemmas[t]);
            rows.Add(_offsets[1] + (tree.Tags[t] % Codes.Tags * Shapes) + Shape(form));
            rows.Add(_offsets[2] + tree.Relations[t]);
            int kind = word.Upos switch { "VERB" => 0, "NOUN" => 1, "AUX" => 2, _ => 3 };
            rows.Add(_offsets[6] + (kind * Chances) + Chance(tree.Probabilities[t]));
        }

        void AddTree(int t)
        {
            int head = tree.Heads[t];
            rows.Add(_offsets[3] + (head < 0 ? 0 : tree.Lemmas[head]));
            rows.Add(_offsets[4] + (head < 0 ? 0 : (((tree.Tags[head] % Codes.Tags * 2) + (head > t ? 1 : 0)) * Codes.Steps) + Codes.Step(Math.Abs(head - t))));
            int governor = tree.Governors[t];
            if (governor >= 0)
            {
                rows.Add(_offsets[7] + (((tree.Links[t] * 4) + Math.Min(tree.Depths[t], 3)) * 2) + (governor > t ? 1 : 0));
                rows.Add(_offsets[8] + (Chance(tree.Probabilities[governor]) * 4) + (int)quotations.States[t].Place);
                rows.Add(_offsets[9] + tree.Lemmas[governor]);
            }

            rows.Add(_offsets[10] + Edge(tree, t, isLeft: true));
            rows.Add(_offsets[11] + Edge(tree, t, isLeft: false));
            ReadOnlySpan<int> children = tree.ChildrenOf(t);
            for (int c = 0; c < Math.Min(children.Length, 30); c++)
            {
                int relation = tree.Relations[children[c]];
                bool seen = false;
                for (int d = 0; d < c && !seen; d++) seen = tree.Relations[children[d]] == relation;
                if (!seen) rows.Add(_offsets[13] + relation);
            }

            rows.Add(_offsets[14] + (tree.Relations[t] * Codes.Relations) + (head < 0 ? 0 : tree.Relations[head]));
        }
    }

    private static int Chance(float probability) => probability switch
    {
        <= 0 => 0,
        < 0.02f => 1,
        < 0.06f => 2,
        < 0.15f => 3,
        < 0.3f => 4,
        < 0.5f => 5,
        < 0.75f => 6,
        _ => 7,
    };

    private static int Shape(ReadOnlySpan<char> form)
    {
        if (form.IsEmpty || !char.IsLetterOrDigit(form[0])) return 0;
        if (!char.IsUpper(form[0])) return 1;
        return form.Length > 1 && char.IsUpper(form[1]) ? 2 : 3;
    }

    /// <summary>The relation of the highest word whose subtree begins (ends) at the token; doubled by whether it is more than the token itself.</summary>
    private static int Edge(Tree tree, int t, bool isLeft)
    {
        int[] edges = isLeft ? tree.LeftEdge : tree.RightEdge;
        int highest = t;
        if (edges[t] != t) return 0;
        for (int step = 0; step < 20; step++)
        {
            int head = tree.Heads[highest];
            if (head < 0 || edges[head] != t) break;
            highest = head;
        }

        return (tree.Relations[highest] * 2) + (highest == t ? 0 : 1);
    }

    /// <summary>Sentence's first, last or other token (3) by first, last or other sentence of the paragraph (3) by headline, first body paragraph, body, other (4).</summary>
    private static int[] PlacesOf(Article article, TokenLayer tokens, ImmutableArray<Passage> paragraphs)
    {
        int[] places = new int[tokens.Tokens.Length];
        int p = 0, region = 0;
        bool bodySeen = false;
        foreach (Sentence sentence in tokens.Sentences)
        {
            while (p + 1 < paragraphs.Length && paragraphs[p].End <= sentence.FirstToken) p++;
            while (region + 1 < article.Regions.Length && article.Regions[region].Span.End <= sentence.Span.Start) region++;
            RegionKind kind = article.Regions.IsEmpty ? RegionKind.Body : article.Regions[region].Kind;
            int where = kind switch { RegionKind.Headline => 0, RegionKind.Body => bodySeen ? 2 : 1, RegionKind.Standfirst => 1, _ => 3 };
            bool first = sentence.FirstToken <= paragraphs[p].First, last = sentence.EndToken >= paragraphs[p].End;
            int row = (where * 9) + (3 * (first ? 0 : last ? 1 : 2));
            for (int t = sentence.FirstToken; t < sentence.EndToken; t++)
                places[t] = row + (t == sentence.FirstToken ? 0 : t == sentence.EndToken - 1 ? 1 : 2);
            bodySeen |= kind == RegionKind.Body && last;
        }

        return places;
    }
}

/// <summary>For each token the rows of the embedding table that apply: <c>Rows[Starts[t]..Starts[t + 1]]</c>.</summary>
internal sealed record FeatureRows(int[] Rows, int[] Starts);
