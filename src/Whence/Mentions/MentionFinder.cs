using System.Collections.Immutable;
using Whence.Articles;
using Whence.Mentions.Coreference;
using Whence.Mentions.Names;
using Whence.Mentions.Nominals;
using Whence.Models;
using Whence.Syntax;
using Whence.Tokens;

namespace Whence.Mentions;

/// <summary>Finds who and what an article speaks of: names, nominals and pronouns, and which of them stand for the same entity.</summary>
internal sealed class MentionFinder
{
    private readonly NameFinder? _names;
    private readonly PronounRanker _ranker;
    private readonly GivenNames _givenNames;

    /// <param name="model">Null for a finder without a model: it takes runs of capitalised words for names.</param>
    public MentionFinder(MentionModel? model)
    {
        _names = model is null ? null : new NameFinder(model);
        _ranker = model?.Ranker ?? new PronounRanker([]);
        _givenNames = new GivenNames(model?.Tables.FemaleNames ?? [], model?.Tables.MaleNames ?? [], model?.Tables.Surnames ?? []);
    }

    /// <summary>A finder with the model that ships in this assembly.</summary>
    public static MentionFinder FromResource() => new(ModelFile.FromResource("mentions.bin") is { } file ? MentionModel.Read(file) : null);

    /// <summary>The mentions and entities of <paramref name="article"/>.</summary>
    public MentionLayer Find(Article article, TokenLayer tokens, SyntaxLayer syntax)
    {
        (Phrases phrases, List<MentionDraft> drafts) = Collect(article.Text, tokens, syntax);
        var resolver = new Resolver(phrases, drafts, (pronoun, candidates, features, _) => _ranker.Best(drafts[pronoun], pronoun, candidates, features));
        return Build(phrases, drafts, resolver.Resolve());
    }

    /// <summary>The mentions of a text, not yet resolved.</summary>
    public (Phrases Phrases, List<MentionDraft> Drafts) Collect(string text, TokenLayer tokens, SyntaxLayer syntax)
    {
        var phrases = new Phrases(text, tokens, syntax);
        List<NameSpan> names = _names is null || syntax.StateWidth != _names.Model.Tagger.States.Inputs ? CapitalRuns.Find(phrases) : _names.Find(_names.Model.Signs.Document([.. tokens.Sentences.Select(s => phrases.Forms[s.FirstToken..s.EndToken])]), syntax);
        List<MentionDraft> drafts = NameMentions.Build(phrases, names);
        ShortNames.Retype(drafts);
        drafts.AddRange(NominalFinder.Find(phrases, names));
        drafts.AddRange(PronounFinder.Find(phrases));
        drafts.Sort((a, b) => a.First != b.First ? a.First.CompareTo(b.First) : b.End.CompareTo(a.End));
        Genders.Mark(phrases, drafts, _givenNames);
        return (phrases, drafts);
    }

    // A name is what most of the names of its entity are; "Iranian" remains no place where it stands for Iran.
    private static EntityType TypeIn(Entity entity, MentionDraft draft) =>
        draft.Kind == MentionKind.Name && !draft.IsDemonym && draft.Type != EntityType.Other && entity.Type != EntityType.Other ? entity.Type : draft.Type;

    private static MentionLayer Build(Phrases phrases, List<MentionDraft> drafts, int[] entityOf)
    {
        var mentions = ImmutableArray.CreateBuilder<Mention>(drafts.Count);
        var members = new Dictionary<int, List<int>>();
        var order = new List<int>();
        for (int i = 0; i < drafts.Count; i++)
        {
            if (!members.TryGetValue(entityOf[i], out List<int>? list))
            {
                members[entityOf[i]] = list = [];
                order.Add(entityOf[i]);
            }

            list.Add(i);
        }

        Dictionary<int, int> ids = order.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        ImmutableArray<Entity> entities = [.. order.Select((key, id) => new Entity(id, EntityNames.Of(phrases, drafts, members[key]), EntityNames.TypeOf(drafts, members[key]), [.. members[key]]))];
        for (int i = 0; i < drafts.Count; i++)
        {
            MentionDraft draft = drafts[i];
            Entity entity = entities[ids[entityOf[i]]];
            mentions.Add(new Mention(phrases.Span(draft.First, draft.End), draft.Kind, TypeIn(entity, draft), draft.First, draft.End, draft.Head, entity.Id) { IsDemonym = draft.IsDemonym });
        }

        return new MentionLayer(mentions.MoveToImmutable(), entities);
    }
}
