using System.Collections.Immutable;
using Whence.Articles;
using Whence.Places;
using Whence.Syntax;
using Whence.Text;
using Whence.Tokens;

namespace Whence.Claims;

/// <summary>Ties claims to where what they claim happens: the places of the content, else those told beside it, else the dateline.</summary>
/// <remarks>A place counts only where its name stands for the place itself. The outlet's town is never used: it is no place of the text.</remarks>
internal sealed class ClaimPlaces
{
    private const int Reach = 2000;

    private readonly Article _article;
    private readonly TokenLayer _tokens;
    private readonly SyntaxLayer _syntax;
    private readonly ImmutableArray<Place> _places;
    private readonly List<int> _literal = [];

    public ClaimPlaces(Article article, TokenLayer tokens, SyntaxLayer syntax, ImmutableArray<Place> places)
    {
        (_article, _tokens, _syntax, _places) = (article, tokens, syntax, places);
        for (int i = 0; i < places.Length; i++)
            if (places[i].Literal && !IsInDateline(places[i].Span)) _literal.Add(i);
    }

    /// <summary>The claims with <see cref="Claim.Where"/> filled in.</summary>
    public ImmutableArray<Claim> Place(ImmutableArray<Claim> claims)
    {
        if (_places.IsEmpty || claims.IsEmpty) return claims;
        ImmutableArray<Claim>.Builder placed = ImmutableArray.CreateBuilder<Claim>(claims.Length);
        foreach (Claim claim in claims) placed.Add(claim.Where.IsDefaultOrEmpty ? claim with { Where = WhereOf(claim) } : claim);
        return placed.MoveToImmutable();
    }

    private ImmutableArray<int> WhereOf(Claim claim)
    {
        if (claim.Content.IsDefaultOrEmpty) return [];
        List<int> inside = [.. Literal(claim.Content[0].Start, claim.Content[^1].End).Where(i => claim.Content.Any(c => c.Contains(_places[i].Span)))];
        if (inside.Count > 0) return [.. Outermost(inside)];

        // Only what happens has a place that it need not name: a told event of the body.
        if (claim.Chain.Length < 2 || claim.Region != RegionKind.Body || !HasEvent(claim.Content)) return [];
        TextSpan sentence = SentenceOf(claim.Content[0].Start);
        List<int> beside = [.. Literal(sentence.Start, sentence.End)];
        if (beside.Count == 1) return [.. beside];
        TextSpan paragraph = ParagraphOf(claim.Content[0].Start);
        List<int> near = [.. Outermost([.. Literal(paragraph.Start, paragraph.End)])];
        if (near.Count == 1) return [.. near];
        return near.Count == 0 && IsLead(paragraph) ? [.. InDateline()] : [];
    }

    /// <summary>A relative location stands for the anchors in it, and the smallest unit for those named behind it ("Homs, Syria").</summary>
    private IEnumerable<int> Outermost(List<int> places)
    {
        foreach (int i in places)
        {
            Place place = _places[i];
            bool inPhrase = places.Exists(j => j != i && _places[j].Precision == PlacePrecision.Relative && _places[j].Span.Contains(place.Span));
            bool unit = place.Precision is PlacePrecision.Country or PlacePrecision.Admin1 && places.Exists(j => j != i && _places[j].Span.End <= place.Span.Start
                && place.Span.Start - _places[j].Span.End <= 3 && _places[j].Precision != PlacePrecision.Relative && _places[j].Precision != place.Precision && _places[j].Country == place.Country && place.Country is not null);
            if (!inPhrase && !unit) yield return i;
        }
    }

    /// <summary>Literal places inside a stretch of the text.</summary>
    private IEnumerable<int> Literal(int start, int end)
    {
        int low = 0, high = _literal.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_places[_literal[middle]].Span.Start < start) low = middle + 1;
            else high = middle;
        }

        for (; low < _literal.Count && _places[_literal[low]].Span.Start < end; low++)
            if (_places[_literal[low]].Span.End <= end) yield return _literal[low];
    }

    private bool HasEvent(ImmutableArray<TextSpan> content)
    {
        foreach (TextSpan span in content)
            for (int i = _tokens.Tokens.FirstEndingAfter(span.Start); i < _syntax.Words.Length && _tokens.Tokens[i].Span.Start < span.End; i++)
                if (_syntax.Words[i].Upos == "VERB") return true;
        return false;
    }

    private TextSpan SentenceOf(int offset)
    {
        int low = 0, high = _tokens.Sentences.Length - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_tokens.Sentences[middle].Span.End <= offset) low = middle + 1;
            else high = middle;
        }

        return _tokens.Sentences.IsEmpty ? default : _tokens.Sentences[low].Span;
    }

    /// <summary>The line round an offset, at most <see cref="Reach"/> code units to either side.</summary>
    private TextSpan ParagraphOf(int offset)
    {
        string text = _article.Text;
        int from = Math.Max(0, offset - Reach), to = Math.Min(text.Length, offset + Reach);
        int start = text.AsSpan(from, offset - from).LastIndexOf('\n'), end = text.AsSpan(offset, to - offset).IndexOf('\n');
        return new TextSpan(start < 0 ? from : from + start + 1, end < 0 ? to : offset + end);
    }

    /// <summary>Whether a paragraph is that of the dateline: what it tells without a place happened there.</summary>
    private bool IsLead(TextSpan paragraph) => _article.Dateline is { } dateline && paragraph.Start <= dateline.Span.End && dateline.Span.Start < paragraph.End;

    private bool IsInDateline(TextSpan span) => _article.Dateline is { } dateline && dateline.Span.Contains(span);

    private IEnumerable<int> InDateline()
    {
        for (int i = 0; i < _places.Length; i++)
        {
            if (!IsInDateline(_places[i].Span) || _places[i].Precision == PlacePrecision.Relative) continue;
            yield return i;
            yield break;
        }
    }
}
