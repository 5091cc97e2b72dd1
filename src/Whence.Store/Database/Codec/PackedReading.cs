using System.Collections.Immutable;
using Whence.Articles;
using Whence.Attributions;
using Whence.Mentions;
using Whence.Places;
using Whence.Syntax;
using Whence.Text;
using Whence.Times;
using Whence.Tokens;

namespace Whence.Store.Database.Codec;

/// <summary>Every layer of a reading in few bytes, to be compared later without reading the article again. The encoder's states are left out: no later stage needs them.</summary>
/// <remarks>A field is written and read at the same place of the two halves of each pair of methods; <see cref="Version"/> counts changes.</remarks>
internal static class PackedReading
{
    private const int Version = 1;

    public static byte[] Pack(Reading reading)
    {
        PackedWriter w = new();
        w.Number(Version);
        int at = 0;
        w.Many(reading.Tokens.Tokens, token =>
        {
            w.Number(token.Span.Start - at);
            w.Number(token.Span.Length);
            w.Flag(token.Joined);
            at = token.Span.End;
        });
        w.Many(reading.Tokens.Sentences, s =>
        {
            w.Span(s.Span);
            w.Number(s.FirstToken);
            w.Number(s.EndToken);
        });
        int word = 0;
        w.Many(reading.Syntax.Words, v =>
        {
            w.String(v.Upos);
            w.String(v.Xpos);
            w.String(v.Lemma);
            w.Number(v.Head < 0 ? 0 : v.Head - word);
            w.String(v.Deprel);
            word++;
        });
        w.Many(reading.Mentions.Mentions, m =>
        {
            w.Span(m.Span);
            w.Number((int)m.Kind);
            w.Number((int)m.Type);
            w.Number(m.FirstToken);
            w.Number(m.EndToken);
            w.Number(m.Head);
            w.Number(m.Entity);
            w.Flag(m.IsDemonym);
        });
        w.Many(reading.Mentions.Entities, e =>
        {
            w.Number(e.Id);
            w.String(e.Name);
            w.Number((int)e.Type);
            w.Many(e.Mentions, i => w.Number(i));
        });
        w.Many(reading.Times, t => Write(w, t));
        w.Many(reading.Places, p => Write(w, p));
        w.Many(reading.Attributions, a => Write(w, a));
        w.Many(reading.Claims, c => PackedClaim.Write(w, c));
        return StoredBytes.Pack(w.ToArray());
    }

    /// <summary>The reading of <paramref name="article"/> that was packed.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    public static Reading Unpack(byte[] packed, Article article)
    {
        PackedReader r = new(StoredBytes.Unpack(packed));
        if (r.Number() != Version)
            throw r.Damaged();
        int at = 0;
        ImmutableArray<Token> tokens = r.Many(() =>
        {
            int start = at + r.Int();
            at = start + r.Int();
            return new Token(new TextSpan(start, at), r.Flag());
        });
        ImmutableArray<Sentence> sentences = r.Many(() => new Sentence(r.Span(), r.Int(), r.Int()));
        int word = 0;
        ImmutableArray<Word> words = r.Many(() =>
        {
            string upos = r.Word(), xpos = r.Word(), lemma = r.Word();
            int offset = r.Int();
            int head = offset == 0 ? -1 : word + offset;
            word++;
            return new Word(upos, xpos, lemma, head, r.Word());
        });
        ImmutableArray<Mention> mentions = r.Many(() => new Mention(r.Span(), r.Enum<MentionKind>(), r.Enum<EntityType>(), r.Int(), r.Int(), r.Int(), r.Int()) { IsDemonym = r.Flag() });
        ImmutableArray<Entity> entities = r.Many(() => new Entity(r.Int(), r.Word(), r.Enum<EntityType>(), r.Many(r.Int)));
        return new Reading
        {
            Article = article,
            Tokens = new TokenLayer(tokens, sentences),
            Syntax = new SyntaxLayer(words),
            Mentions = new MentionLayer(mentions, entities),
            Times = r.Many(() => ReadTime(r)),
            Places = r.Many(() => ReadPlace(r)),
            Attributions = r.Many(() => ReadAttribution(r)),
            Claims = r.Many(() => PackedClaim.Read(r)),
        };
    }

    private static void Write(PackedWriter w, TimeExpression t)
    {
        w.Span(t.Span);
        w.Number((int)t.Type);
        w.String(t.Timex);
        w.String(t.Mod);
        w.String(t.Edtf);
        w.Day(t.Bounds.BeginEarliest);
        w.Day(t.Bounds.BeginLatest);
        w.Day(t.Bounds.EndEarliest);
        w.Day(t.Bounds.EndLatest);
        w.Number((int)t.Anchor);
        w.Optional(t.RangeEnd);
    }

    private static TimeExpression ReadTime(PackedReader r) => new()
    {
        Span = r.Span(),
        Type = r.Enum<TimeType>(),
        Timex = r.Word(),
        Mod = r.String(),
        Edtf = r.String(),
        Bounds = new DayBounds(r.Day(), r.Day(), r.Day(), r.Day()),
        Anchor = r.Enum<TimeAnchor>(),
        RangeEnd = r.OptionalInt(),
    };

    private static void Write(PackedWriter w, Place p)
    {
        w.Span(p.Span);
        w.String(p.Name);
        w.String(p.GazetteerId);
        w.String(p.Country);
        w.String(p.Admin1);
        w.Optional(p.Latitude);
        w.Optional(p.Longitude);
        w.Number((int)p.Precision);
        w.Flag(p.Literal);
        w.String(p.Region);
        w.String(p.Core);
    }

    private static Place ReadPlace(PackedReader r) => new()
    {
        Span = r.Span(),
        Name = r.Word(),
        GazetteerId = r.String(),
        Country = r.String(),
        Admin1 = r.String(),
        Latitude = r.OptionalReal(),
        Longitude = r.OptionalReal(),
        Precision = r.Enum<PlacePrecision>(),
        Literal = r.Flag(),
        Region = r.String(),
        Core = r.String(),
    };

    private static void Write(PackedWriter w, Attribution a)
    {
        w.Number(a.Id);
        w.Many(a.Source, w.Span);
        w.Many(a.Cue, w.Span);
        w.Many(a.Content, w.Span);
        w.Number((int)a.Form);
        w.Optional(a.Within);
        w.Real(a.Confidence);
    }

    private static Attribution ReadAttribution(PackedReader r) => new()
    {
        Id = r.Int(),
        Source = r.Many(r.Span),
        Cue = r.Many(r.Span),
        Content = r.Many(r.Span),
        Form = r.Enum<AttributionForm>(),
        Within = r.OptionalInt(),
        Confidence = r.Real(),
    };
}
