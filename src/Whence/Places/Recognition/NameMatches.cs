using Whence.Places.Names;
using Whence.Text;
using Whence.Tokens;

namespace Whence.Places.Recognition;

/// <summary>What the gazetteer says of a token as part of its longest match.</summary>
/// <param name="Start">First token of the match.</param>
/// <param name="End">The token after its last.</param>
/// <param name="Class">Class of the best known referent.</param>
/// <param name="Many">How ambiguous the name is: 0 one, 1 a few, 2 many referents.</param>
internal readonly record struct NameMatch(int Start, int End, MatchClass Class, int Many);

/// <summary>What the best known referent of a name is.</summary>
internal enum MatchClass : byte
{
    None = 0,
    Country,
    Demonym,
    Admin1,
    Abbreviation,
    Admin2,
    LargeTown,
    Town,
    SmallTown,
    Bare,
    Natural,
    Facility,
}

/// <summary>The longest gazetteer names in a sentence, left to right.</summary>
internal static class NameMatches
{
    private const int MaxTokens = 6;

    /// <summary>Writes the match that holds each token of <c>[first, end)</c> to <paramref name="into"/>, indexed by token.</summary>
    public static void Find(Gazetteer gazetteer, string text, TokenLayer tokens, int first, int end, ReadOnlySpan<bool> candidate, Span<NameMatch> into)
    {
        int at = first;
        while (at < end)
        {
            int length = 0;
            NameMatch match = default;
            if (candidate[at] && IsNameStart(tokens.Tokens[at].Span.In(text)))
            {
                int reach = at;
                while (reach < end && reach - at < MaxTokens && candidate[reach]) reach++;
                for (int to = reach; to > at && length == 0; to--)
                {
                    var span = new TextSpan(tokens.Tokens[at].Span.Start, tokens.Tokens[to - 1].Span.End);
                    if (span.Length > FoldedName.MaxLength + 8) continue;
                    Referents referents = gazetteer.Find(span.In(text));
                    if (referents.IsEmpty) continue;
                    length = to - at;
                    match = new NameMatch(at, to, ClassOf(gazetteer, referents[0]), referents.Count == 1 ? 0 : referents.Count < 6 ? 1 : 2);
                }
            }

            for (int i = 0; i < length; i++) into[at + i] = match;
            at += Math.Max(1, length);
        }
    }

    private static bool IsNameStart(ReadOnlySpan<char> word) => word.Length > 0 && (char.IsUpper(word[0]) || word.IndexOfAnyInRange('A', 'Z') >= 0);

    private static MatchClass ClassOf(Gazetteer gazetteer, Referent best)
    {
        if ((best.Use & NameUse.Demonym) != NameUse.None) return MatchClass.Demonym;
        if ((best.Use & NameUse.Abbreviation) != NameUse.None) return MatchClass.Abbreviation;
        GazetteerRow row = gazetteer.Row(best.Row);
        return row.Kind switch
        {
            RowKind.Country or RowKind.Continent => MatchClass.Country,
            RowKind.Admin1 => MatchClass.Admin1,
            RowKind.Admin2 => (best.Use & NameUse.Bare) != NameUse.None ? MatchClass.Bare : MatchClass.Admin2,
            RowKind.Region or RowKind.Water => MatchClass.Natural,
            RowKind.Facility => MatchClass.Facility,
            _ => row.Size >= 62 ? MatchClass.LargeTown : row.Size >= 48 ? MatchClass.Town : MatchClass.SmallTown,
        };
    }
}
