using System.Collections.Immutable;
using Whence.Articles;
using Whence.Syntax;
using Whence.Text;
using Whence.Tokens;

namespace Whence.Claims.Grammar;

/// <summary>The dependency trees of an article with the way back from a head to its dependents. Tokens are named by their index in the article.</summary>
/// <remarks>Built in one pass over the tokens. Heads outside the article or in a ring are taken as roots, so that any layer can be walked.</remarks>
internal sealed class Trees
{
    private readonly Word[] words;
    private readonly string[] forms;
    private readonly string[] lemmas;
    private readonly int[] childStart;
    private readonly int[] childList;
    private readonly int[] enter;
    private readonly int[] leave;
    private readonly int[] first;
    private readonly int[] last;
    private readonly int[] sentenceOf;
    private readonly int[] paragraphOf;
    private readonly RegionKind[] regionOf;
    private readonly bool[] quoted;

    public Trees(Article article, TokenLayer tokens, SyntaxLayer syntax)
    {
        Text = article.Text;
        Tokens = tokens.Tokens;
        Sentences = tokens.Sentences;
        int n = Tokens.Length;
        words = new Word[n];
        forms = new string[n];
        lemmas = new string[n];
        for (int i = 0; i < n; i++)
        {
            Word word = syntax.Words.Length == n ? syntax.Words[i] : new Word("X", "", "", -1, "root");
            forms[i] = Tokens[i].Span.In(Text).ToString().ToLowerInvariant().Replace('’', '\'');
            lemmas[i] = string.IsNullOrEmpty(word.Lemma) ? forms[i] : word.Lemma.ToLowerInvariant();
            words[i] = word.Head >= 0 && word.Head < n && word.Head != i ? word : word with { Head = -1 };
        }

        (childStart, childList) = Invert(words);
        enter = new int[n];
        leave = new int[n];
        first = new int[n];
        last = new int[n];
        Walk();
        sentenceOf = new int[n];
        for (int s = 0; s < Sentences.Length; s++)
        {
            for (int i = Sentences[s].FirstToken; i < Sentences[s].EndToken && i < n; i++) sentenceOf[i] = s;
        }

        paragraphOf = Paragraphs();
        regionOf = RegionsOf(article.Regions);
        quoted = Quotations();
    }

    public string Text { get; }

    public ImmutableArray<Token> Tokens { get; }

    public ImmutableArray<Sentence> Sentences { get; }

    public int Count => words.Length;

    /// <summary>The token in lower case, apostrophes straight.</summary>
    public string Form(int token) => forms[token];

    /// <summary>The first word of the phrase of <paramref name="head"/> when a comma, which parsers hang on either side, stands before it; else -1.</summary>
    public int AfterComma(int head)
    {
        int opening = First(head);
        if (Form(opening) == ",") return opening + 1 < Count ? opening + 1 : -1;
        return opening > 0 && Form(opening - 1) == "," ? opening : -1;
    }

    /// <summary>The lemma in lower case.</summary>
    public string Lemma(int token) => lemmas[token];

    public string Upos(int token) => words[token].Upos;

    public string Xpos(int token) => words[token].Xpos;

    public int Head(int token) => words[token].Head;

    public string Deprel(int token) => words[token].Deprel;

    public int SentenceOf(int token) => sentenceOf[token];

    public int ParagraphOf(int token) => paragraphOf[token];

    public RegionKind RegionOf(int token) => regionOf[token];

    /// <summary>Whether the sentence is written like a headline: it is one, or fills a line of its own without a full stop.</summary>
    public bool IsHeading(Sentence sentence)
    {
        const int Longest = 30;
        int opening = sentence.FirstToken, closing = sentence.EndToken - 1;
        if (regionOf[opening] is RegionKind.Headline or RegionKind.Standfirst) return true;
        return closing - opening < Longest && forms[closing] is not ("." or "!" or ":" or "," or ";" or "..." or "…") && !(forms[closing] is "\"" or "”" && closing > opening && forms[closing - 1] is "." or "!" or "?" or ",")
            && (opening == 0 || paragraphOf[opening - 1] != paragraphOf[opening]) && (closing + 1 >= Count || paragraphOf[closing + 1] != paragraphOf[closing]);
    }

    /// <summary>Whether the sentence heads its article: its headline, or the first line of a text without one.</summary>
    public bool IsHead(Sentence sentence) => regionOf[sentence.FirstToken] is RegionKind.Headline or RegionKind.Standfirst || (paragraphOf[sentence.FirstToken] < 3 && IsHeading(sentence));

    /// <summary>Whether the token stands between double quotation marks.</summary>
    public bool Quoted(int token) => quoted[token];

    /// <summary>Whether the relation to the head is <paramref name="relation"/> or a subtype of it.</summary>
    public bool Is(int token, string relation)
    {
        string own = words[token].Deprel;
        return own.StartsWith(relation, StringComparison.Ordinal) && (own.Length == relation.Length || own[relation.Length] == ':');
    }

    /// <summary>Dependents in text order.</summary>
    public ReadOnlySpan<int> Children(int token) => childList.AsSpan(childStart[token], childStart[token + 1] - childStart[token]);

    /// <summary>The first dependent with <paramref name="relation"/> or a subtype of it, or -1.</summary>
    public int Child(int token, string relation)
    {
        foreach (int child in Children(token))
        {
            if (Is(child, relation)) return child;
        }

        return -1;
    }

    /// <summary>Whether <paramref name="token"/> is <paramref name="ancestor"/> or hangs below it.</summary>
    public bool Under(int token, int ancestor) => enter[ancestor] <= enter[token] && leave[token] <= leave[ancestor];

    /// <summary>The leftmost token below <paramref name="token"/>, or itself.</summary>
    public int First(int token) => first[token];

    /// <summary>The rightmost token below <paramref name="token"/>, or itself.</summary>
    public int Last(int token) => last[token];

    /// <summary>The tokens of the subtree in text order.</summary>
    public List<int> Subtree(int token)
    {
        var list = new List<int>(last[token] - first[token] + 1);
        for (int i = first[token]; i <= last[token]; i++)
        {
            if (Under(i, token)) list.Add(i);
        }

        return list;
    }

    /// <summary>The root of the tree that the token stands in.</summary>
    public int Root(int token)
    {
        for (int steps = 0; steps < 64 && words[token].Head >= 0; steps++) token = words[token].Head;
        return token;
    }

    public bool IsVerb(int token) => words[token].Upos is "VERB" or "AUX";

    public bool IsNominal(int token) => words[token].Upos is "NOUN" or "PROPN" or "PRON" or "NUM";

    public bool IsPunctuation(int token) => words[token].Upos == "PUNCT" || (forms[token].Length > 0 && !char.IsLetterOrDigit(forms[token][0]) && forms[token].Length == 1 && forms[token][0] is not ('$' or '%' or '€' or '£'));

    /// <summary>Whether the token heads a clause: a verb, or a predicate with a copula or a subject.</summary>
    public bool IsClause(int token) => words[token].Upos == "VERB" || Child(token, "cop") >= 0 || Child(token, "nsubj") >= 0;

    public TextSpan Span(int firstToken, int lastToken) => new(Tokens[firstToken].Span.Start, Tokens[lastToken].Span.End);

    private static (int[] Start, int[] List) Invert(Word[] words)
    {
        var start = new int[words.Length + 1];
        foreach (Word word in words)
        {
            if (word.Head >= 0) start[word.Head + 1]++;
        }

        for (int i = 0; i < words.Length; i++) start[i + 1] += start[i];
        var next = start.AsSpan(0, words.Length).ToArray();
        var list = new int[start[words.Length]];
        for (int i = 0; i < words.Length; i++)
        {
            if (words[i].Head >= 0) list[next[words[i].Head]++] = i;
        }

        return (start, list);
    }

    /// <summary>Numbers the tokens in pre-order, without recursion: a tree may be as deep as the text is long.</summary>
    private void Walk()
    {
        int n = words.Length;
        var order = new List<int>(n);
        var stack = new Stack<int>();
        var seen = new bool[n];
        for (int root = 0; root < n; root++)
        {
            if (words[root].Head >= 0) continue;
            stack.Push(root);
            while (stack.Count > 0)
            {
                int token = stack.Pop();
                seen[token] = true;
                enter[token] = order.Count;
                order.Add(token);
                ReadOnlySpan<int> children = Children(token);
                for (int c = children.Length - 1; c >= 0; c--) stack.Push(children[c]);
            }
        }

        for (int i = 0; i < n; i++)
        {
            if (!seen[i])
            {
                enter[i] = order.Count;
                order.Add(i);
            }

            first[i] = last[i] = i;
            leave[i] = enter[i];
        }

        for (int k = order.Count - 1; k >= 0; k--)
        {
            int token = order[k], head = words[token].Head;
            if (head < 0 || !seen[token]) continue;
            leave[head] = Math.Max(leave[head], leave[token]);
            first[head] = Math.Min(first[head], first[token]);
            last[head] = Math.Max(last[head], last[token]);
        }
    }

    private int[] Paragraphs()
    {
        var paragraphs = new int[words.Length];
        int paragraph = 0, at = 0;
        for (int i = 0; i < paragraphs.Length; i++)
        {
            int start = Math.Min(Tokens[i].Span.Start, Text.Length);
            if (at < start && Text.AsSpan(at, start - at).Contains('\n')) paragraph++;
            at = Math.Max(at, start);
            paragraphs[i] = paragraph;
        }

        return paragraphs;
    }

    private RegionKind[] RegionsOf(ImmutableArray<Region> regions)
    {
        var kinds = new RegionKind[words.Length];
        int r = 0;
        for (int i = 0; i < kinds.Length; i++)
        {
            int start = Tokens[i].Span.Start;
            while (r < regions.Length && regions[r].Span.End <= start) r++;
            kinds[i] = r < regions.Length && regions[r].Span.Contains(start) ? regions[r].Kind : RegionKind.Body;
        }

        return kinds;
    }

    private bool[] Quotations()
    {
        var inside = new bool[words.Length];
        bool open = false;
        for (int i = 0; i < inside.Length; i++)
        {
            if (i > 0 && paragraphOf[i] != paragraphOf[i - 1]) open = false;
            string form = forms[i];
            if (form is "“" or "``" or "„" or "«") open = true;
            else if (form is "”" or "''" or "»") open = false;
            else if (form == "\"") open = !open;
            else inside[i] = open;
        }

        return inside;
    }
}
