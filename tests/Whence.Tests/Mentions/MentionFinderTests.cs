using System.Text;
using System.Text.RegularExpressions;
using Whence.Articles;
using Whence.Mentions;
using Whence.Models;
using Whence.Syntax;
using Whence.Text;
using Whence.Tokens;

namespace Whence.Tests.Mentions;

public sealed partial class MentionFinderTests
{
    private static readonly Lazy<MentionFinder> Finder = new(MentionFinder.FromResource);
    private static readonly Lazy<Parser> English = new(Parser.FromResource);

    // {1:...} marks mentions; equal numbers stand for the same entity, others for different ones.
    [Theory]
    [InlineData("{1:Ann Vale} left the meeting in {2:Berlin}. \"I am tired,\" {1:she} said.")]
    [InlineData("The {1:Harbour News Agency} reported the fire on Sunday. {1:The agency} said two ships were lost.")]
    [InlineData("{1:A Western diplomat} described the plan. {1:The diplomat} said it would fail.")]
    [InlineData("{1:President Ann Vale} arrived on Monday. {1:Vale} met {2:Peter Stone}, and {2:he} praised {1:her}.")]
    [InlineData("Inspectors of the {1:International Harbour Commission} ({1:IHC}) met. The {1:IHC} found nothing.")]
    [InlineData("{1:A Gazette report} blamed the firm last year. {1:The report} said more.")]
    [InlineData("\"{1:I} will resign,\" {1:Peter Stone} told reporters.")]
    [InlineData("{1:The U.S.} sent ships. {1:The United States} denied it.")]
    public void Mentions_of_one_entity_are_joined(string marked)
    {
        Assert.SkipUnless(ModelFile.FromResource("syntax.bin") is not null && ModelFile.FromResource("mentions.bin") is not null, "a model is not there");
        (string text, List<(TextSpan Span, string Key)> expected) = Strip(marked);
        MentionLayer layer = Find(text);
        var entities = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach ((TextSpan span, string key) in expected)
        {
            Mention? mention = layer.Mentions.FirstOrDefault(m => m.Span == span) ?? layer.Mentions.FirstOrDefault(m => m.Kind == MentionKind.Name && span.Contains(m.Span) && m.Span.End == span.End);
            Assert.True(mention is not null, $"no mention at '{span.In(text)}' in {Draw(text, layer)}");
            Assert.True(entities.TryAdd(key, mention.Entity) || entities[key] == mention.Entity, $"'{span.In(text)}' stands apart: {Draw(text, layer)}");
        }

        Assert.Equal(entities.Count, entities.Values.Distinct().Count());
    }

    [Theory]
    [InlineData("The Harbour News Agency reported it. The agency said more.", "Harbour News Agency")]
    [InlineData("Vale spoke first. Then Ann Vale left.", "Ann Vale")]
    public void An_entity_has_the_name_a_reader_would_give(string text, string name)
    {
        Assert.SkipUnless(ModelFile.FromResource("mentions.bin") is not null && ModelFile.FromResource("syntax.bin") is not null, "a model is not there");
        Assert.Contains(Find(text).Entities, entity => entity.Name == name && entity.Mentions.Length == 2);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n \n")]
    [InlineData("((((((((((((((")]
    [InlineData("\ud800 A\ud800 the\ud800 he he he he he he")]
    [InlineData("HE SAID SHE SAID THE AGENCY SAID THE AGENCY SAID")]
    public void Any_text_gives_mentions_inside_it_and_whole_entities(string text)
    {
        MentionLayer layer = Find(text);
        Assert.All(layer.Mentions, mention => Assert.InRange(mention.Span.End, mention.Span.Start + 1, text.Length));
        Assert.Equal(Enumerable.Range(0, layer.Mentions.Length), layer.Entities.SelectMany(entity => entity.Mentions).Order());
        Assert.All(layer.Entities, entity => Assert.All(entity.Mentions, mention => Assert.Equal(entity.Id, layer.Mentions[mention].Entity)));
    }

    private static MentionLayer Find(string text)
    {
        Article article = ArticleFinder.FromText(text);
        TokenLayer tokens = new Tokenizer().Tokenize(article);
        return Finder.Value.Find(article, tokens, English.Value.Parse(text, tokens));
    }

    private static (string Text, List<(TextSpan Span, string Key)> Expected) Strip(string marked)
    {
        var text = new StringBuilder();
        var expected = new List<(TextSpan, string)>();
        int at = 0;
        foreach (Match match in Mark().Matches(marked))
        {
            text.Append(marked, at, match.Index - at);
            expected.Add((new TextSpan(text.Length, text.Length + match.Groups[2].Length), match.Groups[1].Value));
            text.Append(match.Groups[2].Value);
            at = match.Index + match.Length;
        }

        return (text.Append(marked, at, marked.Length - at).ToString(), expected);
    }

    private static string Draw(string text, MentionLayer layer) => string.Join("; ", layer.Mentions.Select(m => $"{m.Entity}:{m.Span.In(text)}"));

    [GeneratedRegex(@"\{(\d):([^}]*)\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Mark();
}
