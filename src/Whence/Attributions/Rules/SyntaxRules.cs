using System.Collections.Immutable;
using Whence.Attributions.Features;
using Whence.Attributions.Linking;
using Whence.Attributions.Quotations;
using Whence.Attributions.Tagging;
using Whence.Syntax;
using Whence.Tokens;

namespace Whence.Attributions.Rules;

/// <summary>
/// Attributions by plain rules on the tree: a reporting verb with its clause or quotation, "according to", a colon after a name. The baseline that the
/// trained finder must beat, and the finder of tellings inside contents.
/// </summary>
internal sealed class SyntaxRules(string text, TokenLayer tokens, SyntaxLayer syntax, Tree tree, QuotationLayer quotations)
{
    /// <summary>Longer sentences are lists or broken text; rules look over a whole sentence for each verb.</summary>
    private const int LongestSentence = 300;

    private readonly ImmutableArray<Word> _words = syntax.Words;
    private readonly List<LinkedRuns> _found = [];

    /// <summary>All attributions of the article in text order of their cues, nested ones too.</summary>
    public List<LinkedRuns> Find()
    {
        foreach (Sentence sentence in tokens.Sentences)
        {
            if (sentence.EndToken - sentence.FirstToken > LongestSentence) continue;
            int before = _found.Count;
            for (int t = sentence.FirstToken; t < sentence.EndToken; t++)
            {
                string lemma = _words[t].Lemma;
                if (_words[t].Upos == "VERB") AddVerb(t, lemma, sentence);
                else if (lemma.Equals("according", StringComparison.OrdinalIgnoreCase) || Form(t).Equals("according", StringComparison.OrdinalIgnoreCase)) AddAccording(t, sentence);
            }

            if (_found.Count == before) AddColon(sentence);
        }

        return _found;
    }

    private void AddVerb(int verb, string lemma, Sentence sentence)
    {
        if (Form(verb).Equals("according", StringComparison.OrdinalIgnoreCase))
        {
            AddAccording(verb, sentence);
            return;
        }

        bool clausal = CueWords.Clausal.Contains(lemma), speech = CueWords.Speech.Contains(lemma);
        List<Run> contents = [];
        if (clausal && Child(verb, "ccomp") is >= 0 and int clause) contents = Pieces(tree.LeftEdge[clause], tree.RightEdge[clause] + 1, verb, sentence);
        else if (CueWords.Infinitive.Contains(lemma) && Child(verb, "xcomp") is >= 0 and int infinitive && infinitive > verb) contents = Pieces(tree.LeftEdge[infinitive], tree.RightEdge[infinitive] + 1, verb, sentence);
        else if (speech && Subject(verb) is { } && IsAside(verb)) contents = Pieces(tree.LeftEdge[_words[verb].Head], tree.RightEdge[_words[verb].Head] + 1, verb, sentence);
        if (speech && contents.Count == 0) contents = QuotationsIn(verb, sentence);
        if (contents.Count == 0) return;
        _found.Add(new LinkedRuns(CueOf(verb, sentence), SourceOf(verb), [.. contents], 1));
    }

    private bool IsAside(int verb) => _words[verb].Head >= 0 && _words[verb].Deprel.StartsWith("parataxis", StringComparison.Ordinal);

    /// <summary>"according to the ministry, ...": the content is the rest of the clause.</summary>
    private void AddAccording(int according, Sentence sentence)
    {
        int to = according + 1;
        if (to >= sentence.EndToken || !Form(to).Equals("to", StringComparison.OrdinalIgnoreCase)) return;
        // The phrase hangs on its noun in most treebanks; as a verb it governs the noun itself.
        int noun = _words[according].Deprel.StartsWith("case", StringComparison.Ordinal) ? _words[according].Head : Child(according, "obl");
        if (noun < to) return;
        int top = noun == _words[according].Head ? noun : according;
        int clause = _words[top].Head;
        if (clause < 0) return;
        (int first, int end) = Trim(to + 1, tree.RightEdge[noun] + 1);
        if (end <= first) return;
        List<Run> contents = Outside(tree.LeftEdge[clause], tree.RightEdge[clause] + 1, according, Math.Max(end, tree.RightEdge[top] + 1));
        if (contents.Count == 0) return;
        _found.Add(new LinkedRuns(new Run(Role.Cue, according, to + 1), new Run(Role.Source, first, end), [.. contents], 1));
    }

    /// <summary>"Mayor: The road stays closed" in headlines and transcripts.</summary>
    private void AddColon(Sentence sentence)
    {
        int colon = -1;
        for (int t = sentence.FirstToken + 1; t < Math.Min(sentence.EndToken, sentence.FirstToken + 6); t++)
        {
            if (Form(t) is not ":") continue;
            colon = t;
            break;
        }

        if (colon < 0 || sentence.EndToken - colon < 4) return;
        for (int t = sentence.FirstToken; t < colon; t++)
            if (_words[t].Upos is not ("PROPN" or "NOUN" or "ADJ" or "DET" or "ADP")) return;
        if (_words[colon - 1].Upos is not ("PROPN" or "NOUN")) return;
        (int first, int end) = Trim(colon + 1, sentence.EndToken);
        if (end > first) _found.Add(new LinkedRuns(new Run(Role.Cue, colon, colon + 1), new Run(Role.Source, sentence.FirstToken, colon), [new Run(Role.Content, first, end)], 1));
    }

    /// <summary>The verb with its auxiliaries, negation and particle, as far as they stand together.</summary>
    private Run CueOf(int verb, Sentence sentence)
    {
        int first = verb, end = verb + 1;
        while (first > sentence.FirstToken && _words[first - 1].Head == verb && IsOfVerbGroup(_words[first - 1].Deprel)) first--;
        if (end < sentence.EndToken && _words[end].Head == verb && _words[end].Deprel == "compound:prt") end++;
        return new Run(Role.Cue, first, end);
    }

    private static bool IsOfVerbGroup(string deprel) => deprel is "aux" or "aux:pass" or "advmod" or "compound:prt";

    private Run? SourceOf(int verb)
    {
        if (Subject(verb) is not { } subject || subject == verb) return null;
        int first = tree.LeftEdge[subject], end = tree.RightEdge[subject] + 1;
        if (first <= verb && end > verb) (first, end) = (subject, subject + 1);
        for (int t = subject + 1; t < end; t++)
        {
            // A relative clause tells of the source, it does not name it.
            if (_words[t].Head == subject && _words[t].Deprel == "acl:relcl") end = Math.Min(end, tree.LeftEdge[t]);
        }

        (first, end) = Trim(first, end);
        return end > first && Form(first) is not ("it" or "It" or "there" or "There") ? new Run(Role.Source, first, end) : null;
    }

    /// <summary>The verb's subject, or that of the verb it is joined to, or the agent of a passive.</summary>
    private int? Subject(int verb)
    {
        for (int step = 0; step < 4 && verb >= 0; step++)
        {
            int subject = Child(verb, "nsubj");
            if (subject >= 0 && _words[subject].Deprel != "nsubj:pass") return subject;
            int agent = Child(verb, "obl:agent");
            if (agent >= 0) return agent;
            if (subject >= 0 || _words[verb].Deprel is not ("conj" or "xcomp" or "advcl")) return null;
            verb = _words[verb].Head;
        }

        return null;
    }

    /// <summary>A stretch without the cue's own clause when the cue stands inside it: "The road, he said, is closed".</summary>
    private List<Run> Pieces(int first, int end, int verb, Sentence sentence)
    {
        (first, end) = (Math.Max(first, sentence.FirstToken), Math.Min(end, sentence.EndToken));
        if (verb < first || verb >= end) return Outside(first, end, end, end);
        int from = verb, to = verb + 1;
        if (Subject(verb) is { } subject)
        {
            from = Math.Min(from, Math.Max(first, tree.LeftEdge[subject]));
            to = Math.Max(to, tree.RightEdge[subject] <= verb || subject > verb ? tree.RightEdge[subject] + 1 : to);
        }

        for (int t = to; t < end && t <= verb + 12; t++)
            if (_words[t].Head == verb && tree.LeftEdge[t] >= to && _words[t].Deprel is "obl" or "obl:tmod" or "iobj" or "obl:unmarked") to = tree.RightEdge[t] + 1;
        return Outside(first, end, from, to);
    }

    /// <summary>What of <c>[first, end)</c> stands before <paramref name="from"/> and from <paramref name="to"/> on.</summary>
    private List<Run> Outside(int first, int end, int from, int to)
    {
        var pieces = new List<Run>();
        (int a, int b) = Trim(first, Math.Min(end, from));
        if (b > a) pieces.Add(new Run(Role.Content, a, b));
        (a, b) = Trim(Math.Max(first, to), end);
        if (b > a && b - a > 1) pieces.Add(new Run(Role.Content, a, b));
        return pieces;
    }

    /// <summary>Quotations of more than three tokens in the sentence, outside the cue.</summary>
    private List<Run> QuotationsIn(int verb, Sentence sentence)
    {
        var pieces = new List<Run>();
        for (int t = sentence.FirstToken; t < sentence.EndToken; t++)
        {
            if (quotations.States[t].Place != QuotationPlace.OpeningMark && !(t == sentence.FirstToken && quotations.States[t].Place == QuotationPlace.Inside)) continue;
            int end = t + 1;
            while (end < sentence.EndToken && quotations.States[end].Place is QuotationPlace.Inside or QuotationPlace.ClosingMark && quotations.States[end - 1].Place != QuotationPlace.ClosingMark) end++;
            if (end - t > 5 && (verb < t || verb >= end)) pieces.Add(new Run(Role.Content, t, end));
            t = end - 1;
        }

        return pieces;
    }

    /// <summary>Leaves out commas, colons and final periods at both ends; quotation marks and brackets stay.</summary>
    private (int First, int End) Trim(int first, int end)
    {
        while (first < end && Form(first) is "," or "." or ":" or ";" or "-" or "–" or "—" or "--") first++;
        while (end > first && Form(end - 1) is "," or "." or ":" or ";" or "-" or "–" or "—" or "--") end--;
        return (first, end);
    }

    private int Child(int head, string deprel)
    {
        foreach (int child in tree.ChildrenOf(head))
            if (_words[child].Deprel.StartsWith(deprel, StringComparison.Ordinal)) return child;
        return -1;
    }

    private ReadOnlySpan<char> Form(int t) => tokens.Tokens[t].Span.In(text);
}
