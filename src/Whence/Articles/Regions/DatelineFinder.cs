using System.Buffers;
using Whence.Text;

namespace Whence.Articles.Regions;

/// <summary>Reads the dateline at the head of a paragraph: place, agency, date and dash in the orders that outlets print them.</summary>
/// <remarks>A hand-written scanner over at most <see cref="Reach"/> characters; it knows no gazetteer.</remarks>
internal static class DatelineFinder
{
    /// <summary>No dateline is longer than this many characters.</summary>
    private const int Reach = 120;

    private static readonly SearchValues<char> NoAgency = SearchValues.Create("0123456789$%");

    /// <summary>The dateline at the start of <paramref name="block"/>, or null. Its span ends after the dash, before the space.</summary>
    public static Dateline? Find(string text, TextSpan block)
    {
        var s = new DatelineScanner(text.AsSpan(block.Start, Math.Min(block.Length, Reach)));
        Dateline? found = Read(ref s);
        if (found is null || block.Length < found.Span.End)
            return null;
        return found with { Span = new TextSpan(block.Start, block.Start + found.Span.End) };
    }

    private static Dateline? Read(ref DatelineScanner s)
    {
        if (s.Bracket() is { } first)
            return AgencyFirst(ref s, first);
        if (s.Date())
            return DateFirst(ref s);

        Range place = s.Place(out bool capitals);
        if (place.Equals(default(Range)))
            return null;
        ReadOnlySpan<char> name = s.Text[place];
        bool known = DatelinePlaces.Contains(name);
        if (DatelinePlaces.IsLabel(name) || (capitals && !known && name.IndexOfAny(' ', ',') < 0 && name.Length < 5))
            return null;

        s.Skip(',');
        bool dated = s.Date();
        s.Skip(',');
        string? agency = null;
        bool bracketed = false;
        int beforeGlue = s.Position;
        bool glued = s.Dash() && s.At('(');
        if (!glued)
            s.Position = beforeGlue;
        if (s.Bracket() is { } bracket)
        {
            bracketed = true;
            if (!ReadAgency(bracket, capitals || known, out agency))
                return null;
        }
        else if (s.Slashed() is { } wire)
        {
            bracketed = true;
            agency = wire;
        }

        if (glued && !bracketed)
            return null;
        dated |= s.Date();
        int beforeDash = s.Position;
        bool dash = s.Dash() || (!bracketed && s.DotDash());
        bool colon = !dash && s.Colon();
        if (dash && !bracketed && !capitals && !dated && !known && !s.EndedWithDotDash)
            return null;
        if (colon && !known)
            return null;
        bool opensSentence = s.AtSentenceStart();
        bool ends = dash || (colon && opensSentence) || (bracketed && agency is not null && opensSentence) || (glued && bracketed);
        if (!ends || !(opensSentence || (dash && (capitals || bracketed) && s.AtWord())))
            return null;
        if (!dash && !colon)
            s.Position = beforeDash;
        return new Dateline(name.ToString(), agency, new TextSpan(0, s.TrimmedPosition));
    }

    // "(Reuters) - ...", "(CNN) ...", "(World Affairs) A. Writer - ..."
    private static Dateline? AgencyFirst(ref DatelineScanner s, string bracket)
    {
        if (bracket.Length is 0 or > 40)
            return null;
        if (!ReadAgency(bracket, capitals: false, out string? agency) && bracket.AsSpan().ContainsAnyInRange('0', '9'))
            return null;
        bool known = Agencies.NamedIn(bracket);
        bool dash = s.Dash();
        if (!known && !dash && char.IsUpper(bracket[0]))
        {
            // "(Outlet) A. Writer - ...": a signed report taken over.
            s.Place(out _);
            dash = s.Dash();
            agency = bracket;
        }

        if ((!known && !dash) || agency is null || !s.AtSentenceStart())
            return null;
        return new Dateline(null, agency, new TextSpan(0, s.TrimmedPosition));
    }

    // "24th February 2024 – (Tehran) Iran ...", "12 May, Vienna - ..."
    private static Dateline? DateFirst(ref DatelineScanner s)
    {
        s.Skip(',');
        bool dash = s.Dash();
        if (dash && s.Bracket() is { Length: > 2 and < 40 } place)
            return s.AtSentenceStart() ? new Dateline(place, null, new TextSpan(0, s.TrimmedPosition)) : null;
        Range named = s.Place(out bool capitals);
        if (named.Equals(default(Range)) || !(capitals || DatelinePlaces.Contains(s.Text[named])))
            return null;
        string? agency = s.Bracket() is { } bracket && ReadAgency(bracket, capitals, out string? a) ? a : null;
        return (s.Dash() || s.Colon()) && s.AtSentenceStart()
            ? new Dateline(s.Text[named].ToString(), agency, new TextSpan(0, s.TrimmedPosition))
            : null;
    }

    // False when the bracket shows that this is no dateline ("(D-Calif.)", "(53 miles)", "(see below)").
    private static bool ReadAgency(string bracket, bool capitals, out string? agency)
    {
        agency = null;
        var inner = new DatelineScanner(bracket);
        if (inner.Date() && inner.AtEnd)
            return true;
        if (Agencies.NamedIn(bracket))
        {
            agency = WithoutDate(bracket);
            return true;
        }

        if (!capitals || bracket.Length is < 2 or > 40 || bracket.AsSpan().ContainsAny(NoAgency))
            return false;
        int words = bracket.AsSpan().Count(' ') + 1;
        if (!char.IsUpper(bracket[0]) || words > 4 || bracket.StartsWith("R-", StringComparison.Ordinal) || bracket.StartsWith("D-", StringComparison.Ordinal))
            return false;
        agency = bracket;
        return true;
    }

    // "UrduPoint News / Sputnik - 09th June, 2023" loses its date.
    private static string WithoutDate(string bracket)
    {
        int cut = bracket.AsSpan().IndexOfAny(" -", " –", " —");
        int comma = bracket.IndexOf(',', StringComparison.Ordinal);
        int end = cut > 0 ? cut : comma > 0 ? comma : bracket.Length;
        return bracket[..end].Trim();
    }

    private static int IndexOfAny(this ReadOnlySpan<char> text, params ReadOnlySpan<string> marks)
    {
        int first = -1;
        foreach (string mark in marks)
        {
            int at = text.IndexOf(mark, StringComparison.Ordinal);
            if (at >= 0 && (first < 0 || at < first))
                first = at;
        }

        return first;
    }
}
