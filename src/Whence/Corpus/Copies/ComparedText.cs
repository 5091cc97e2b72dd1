using System.Collections.Immutable;
using Whence.Articles;
using Whence.Text;

namespace Whence.Corpus.Copies;

/// <summary>A text as copies are looked for in it: lower-case words of headline, standfirst and body, each with its span; quoted words marked.</summary>
/// <remarks>The words are those of letters and digits: dashes, quotes and commas do not make two texts different.</remarks>
internal sealed class ComparedText
{
    private readonly ulong[] _hashes;
    private readonly TextSpan[] _spans;
    private readonly bool[] _quoted;
    private SentenceWords? _sentenceWords;

    private ComparedText(Article article, ulong[] hashes, TextSpan[] spans, bool[] quoted, ImmutableArray<ComparedSentence> sentences)
    {
        Article = article;
        _hashes = hashes;
        _spans = spans;
        _quoted = quoted;
        Sentences = sentences;
    }

    public Article Article { get; }

    public ReadOnlySpan<ulong> Words => _hashes;

    public ReadOnlySpan<TextSpan> Spans => _spans;

    /// <summary>Whether each word stands between quotation marks: two outlets that print one tweet are not copies.</summary>
    public ReadOnlySpan<bool> Quoted => _quoted;

    public ImmutableArray<ComparedSentence> Sentences { get; }

    /// <summary>Made when the text is first compared with one that may repeat it: most never are.</summary>
    public SentenceWords SentenceWords => _sentenceWords ??= new SentenceWords(this);

    public static ComparedText Of(Reading reading) => Of(reading.Article, reading.Tokens.Sentences.Select(s => s.Span));

    /// <param name="article">The article.</param>
    /// <param name="sentences">Its sentences in text order; when there are none, its lines are taken.</param>
    public static ComparedText Of(Article article, IEnumerable<TextSpan> sentences)
    {
        string text = article.Text;
        var hashes = new List<ulong>(text.Length / 6);
        var spans = new List<TextSpan>(text.Length / 6);
        var quoted = new List<bool>(text.Length / 6);
        Span<char> lower = stackalloc char[64];
        foreach (Region region in article.Regions)
        {
            if (!IsCompared(region.Kind)) continue;
            int at = region.Span.Start;
            int end = Math.Min(region.Span.End, text.Length);
            var quotes = new QuotationMarks();
            while (at < end)
            {
                if (!char.IsLetterOrDigit(text[at]))
                {
                    quotes.See(text, at++);
                    continue;
                }

                int start = at;
                while (at < end && (char.IsLetterOrDigit(text[at]) || IsInner(text, at, end))) at++;
                hashes.Add(Hash(text.AsSpan(start, at - start), lower));
                spans.Add(new TextSpan(start, at));
                quoted.Add(quotes.Open);
            }
        }

        var all = spans.ToArray();
        return new ComparedText(article, [.. hashes], all, [.. quoted], Divide(text, all, sentences));
    }

    private static bool IsCompared(RegionKind kind) => kind is RegionKind.Headline or RegionKind.Standfirst or RegionKind.Body;

    /// <summary>An apostrophe, point or comma between letters or digits belongs to the word: "u.s", "5,150", "leader's".</summary>
    private static bool IsInner(string text, int at, int end) =>
        text[at] is '\'' or '’' or '.' or ',' && at + 1 < end && char.IsLetterOrDigit(text[at + 1]);

    /// <summary>FNV-1a over the first 64 lower-case letters, then mixed.</summary>
    private static ulong Hash(ReadOnlySpan<char> word, Span<char> lower)
    {
        if (word.Length > lower.Length) word = word[..lower.Length];
        int length = word.ToLowerInvariant(lower);
        ulong hash = 0;
        foreach (char letter in lower[..length]) hash = (hash ^ (letter == '’' ? '\'' : letter)) * 0x100000001B3;
        return Shingles.Mix(hash);
    }

    private static ImmutableArray<ComparedSentence> Divide(string text, TextSpan[] words, IEnumerable<TextSpan> sentences)
    {
        var found = ImmutableArray.CreateBuilder<ComparedSentence>();
        int word = 0;
        foreach (TextSpan sentence in sentences) Take(sentence, found, ref word, words);
        if (found.Count > 0 || words.Length == 0) return found.ToImmutable();

        int start = 0;
        while (start < text.Length)
        {
            int length = text.AsSpan(start).IndexOf('\n');
            int end = length < 0 ? text.Length : start + length;
            Take(new TextSpan(start, end), found, ref word, words);
            start = end + 1;
        }

        return found.ToImmutable();
    }

    private static void Take(TextSpan sentence, ImmutableArray<ComparedSentence>.Builder found, ref int word, TextSpan[] words)
    {
        while (word < words.Length && words[word].Start < sentence.Start) word++;
        int first = word;
        while (word < words.Length && words[word].Start < sentence.End) word++;
        if (word > first) found.Add(new ComparedSentence(sentence, first, word));
    }
}

/// <summary>A sentence and its words <c>[FirstWord, EndWord)</c>.</summary>
internal readonly record struct ComparedSentence(TextSpan Span, int FirstWord, int EndWord)
{
    public int Length => EndWord - FirstWord;
}

/// <summary>Follows double quotation marks through a text; a paragraph's end closes them.</summary>
internal struct QuotationMarks
{
    public bool Open { get; private set; }

    public void See(string text, int at)
    {
        switch (text[at])
        {
            case '“' or '«' or '„':
                Open = true;
                break;
            case '”' or '»' or '\n':
                Open = false;
                break;
            case '"':
                Open = !Open;
                break;
        }
    }
}
