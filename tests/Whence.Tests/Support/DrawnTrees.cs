using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Whence.Articles;
using Whence.Claims;
using Whence.Mentions;
using Whence.Syntax;
using Whence.Text;
using Whence.Times;
using Whence.Tokens;

namespace Whence.Tests.Support;

/// <summary>
/// Layers drawn by hand, for tests that need trees and no model. A line is a sentence, a word is <c>form/UPOS>head:deprel</c> with the head
/// counted from 1 inside the sentence and 0 at its root; <c>/lemma</c> may follow the part of speech. Lines are paragraphs; the first is the
/// headline when it begins with "#". Names are the runs of PROPN, typed by <see cref="Person"/> and <see cref="Place"/>, else organizations.
/// </summary>
internal sealed class DrawnTrees
{
    private readonly StringBuilder text = new();
    private readonly ImmutableArray<Token>.Builder tokens = ImmutableArray.CreateBuilder<Token>();
    private readonly ImmutableArray<Word>.Builder words = ImmutableArray.CreateBuilder<Word>();
    private readonly ImmutableArray<Sentence>.Builder sentences = ImmutableArray.CreateBuilder<Sentence>();
    private readonly ImmutableArray<Region>.Builder regions = ImmutableArray.CreateBuilder<Region>();
    private readonly HashSet<string> persons = [];
    private readonly HashSet<string> places = [];

    public DrawnTrees(string drawing)
    {
        foreach (string line in drawing.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) Sentence(line);
    }

    public DrawnTrees Person(string name)
    {
        persons.Add(name);
        return this;
    }

    public DrawnTrees Place(string name)
    {
        places.Add(name);
        return this;
    }

    /// <summary>The claims as lines "content [chain]", in text order.</summary>
    public string Claims(string outlet, Dateline? dateline = null)
    {
        string all = text.ToString();
        Article article = ArticleFinder.FromText(all, new GivenFacts { Outlet = outlet }) with { Regions = regions.ToImmutable(), Dateline = dateline };
        ImmutableArray<Claim> claims = new ClaimBuilder().Build(article, new TokenLayer(tokens.ToImmutable(), sentences.ToImmutable()), new SyntaxLayer(words.ToImmutable()), Names(all), [], [], []);
        return string.Join('\n', claims.Select(c => $"{string.Join(" ... ", c.Content.Select(s => s.In(all).ToString()))} [{ChainText.Draw(c, all)}]"));
    }

    /// <summary>The claims as lines "content [first day .. last day, basis]", then what they announce.</summary>
    public string Times(string outlet, string published)
    {
        string all = text.ToString();
        Article article = ArticleFinder.FromText(all, new GivenFacts { Outlet = outlet, Published = published }) with { Regions = regions.ToImmutable() };
        var layer = new TokenLayer(tokens.ToImmutable(), sentences.ToImmutable());
        var syntax = new SyntaxLayer(words.ToImmutable());
        ImmutableArray<Claim> claims = new ClaimBuilder().Build(article, layer, syntax, Names(all), new TimeFinder().Find(article), [], []);
        static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "..";
        return string.Join('\n', claims.Select(c => $"{string.Join(" ... ", c.Content.Select(s => s.In(all).ToString()))} [{(c.Time is { } t ? $"{Day(t.Earliest)} {Day(t.Latest)} {t.Basis}" : "unknown")}]"
            + (c.Announced is { } a ? $" announced by {a.Issuer} for {Day(a.Opens)} {Day(a.Closes)}" : "")));
    }

    private void Sentence(string line)
    {
        bool headline = line.StartsWith('#');
        if (text.Length > 0) text.Append('\n');
        int start = text.Length, first = tokens.Count;
        foreach (string drawn in line.TrimStart('#').Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            int arrow = drawn.LastIndexOf('>'), colon = drawn.IndexOf(':', arrow);
            string[] word = drawn[..arrow].Split('/');
            int head = int.Parse(drawn.AsSpan(arrow + 1, colon - arrow - 1), CultureInfo.InvariantCulture);
            if (tokens.Count > first && !(word[1] == "PUNCT" && word[0] is "," or "." or ":" or "”") && text[^1] != '“' && word[0] is not ("'s" or "n't")) text.Append(' ');
            int at = text.Length;
            text.Append(word[0]);
            tokens.Add(new Token(new TextSpan(at, text.Length)));
            string lemma = word.Length > 2 ? word[2] : word[0];
            words.Add(new Word(word[1], word[1] == "VERB" ? "VBD" : "", lemma, head == 0 ? -1 : first + head - 1, drawn[(colon + 1)..]));
        }

        sentences.Add(new Sentence(new TextSpan(start, text.Length), first, tokens.Count));
        regions.Add(new Region(headline ? RegionKind.Headline : RegionKind.Body, new TextSpan(start, text.Length)));
    }

    private MentionLayer Names(string all)
    {
        var mentions = ImmutableArray.CreateBuilder<Mention>();
        var entities = new List<(string Name, EntityType Type, List<int> Mentions)>();
        for (int i = 0; i < words.Count; i++)
        {
            if (words[i].Upos != "PROPN") continue;
            int end = i;
            while (end + 1 < words.Count && words[end + 1].Upos == "PROPN" && tokens[end + 1].Span.Start - tokens[end].Span.End <= 1) end++;
            var span = new TextSpan(tokens[i].Span.Start, tokens[end].Span.End);
            string name = span.In(all).ToString();
            EntityType type = persons.Contains(name) ? EntityType.Person : places.Contains(name) ? EntityType.Place : EntityType.Organization;
            int entity = entities.FindIndex(e => e.Name == name);
            if (entity < 0)
            {
                entity = entities.Count;
                entities.Add((name, type, []));
            }

            entities[entity].Mentions.Add(mentions.Count);
            mentions.Add(new Mention(span, MentionKind.Name, type, i, end + 1, i, entity));
            i = end;
        }

        return new MentionLayer(mentions.ToImmutable(), [.. entities.Select((e, id) => new Entity(id, e.Name, e.Type, [.. e.Mentions]))]);
    }
}
