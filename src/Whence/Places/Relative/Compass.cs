namespace Whence.Places.Relative;

/// <summary>A direction as said.</summary>
/// <param name="Degrees">Clockwise from north.</param>
/// <param name="Points">How finely it is said: 4, 8 or 16 points of the compass.</param>
internal readonly record struct Direction(double Degrees, int Points);

/// <summary>Reads directions: "north-west", "south by southeast", "NNE", "due west", "northern".</summary>
internal static class Compass
{
    /// <summary>Reads a direction at <paramref name="at"/> and moves past it.</summary>
    public static Direction? Read(PhraseTokens words, ref int at)
    {
        int from = at;
        if (words.Is(from, "due") || words.Is(from, "directly") || words.Is(from, "further") || words.Is(from, "farther")) from++;
        if (Of(words.Word(from)) is not { } direction) return null;
        from++;

        // "north-west" and "north west" in two or three tokens, "south-south-west".
        bool doubled = false;
        for (int i = 0; i < 2; i++)
        {
            int next = words.Is(from, "-") || words.Is(from, "‐") || words.Is(from, "–") ? from + 1 : from;
            if (Of(words.Word(next)) is not { } second) break;
            double turn = Turn(direction.Degrees, second.Degrees);
            if (Math.Abs(turn) > 91 || (turn == 0 && (doubled || next == from))) break;
            bool fine = doubled || direction.Points >= 8 || second.Points >= 8;
            if (turn != 0) direction = new Direction((direction.Degrees + (turn / (doubled ? 4 : 2)) + 360) % 360, fine ? 16 : 8);
            doubled = turn == 0;
            from = next + 1;
        }

        at = from;
        return direction;
    }

    /// <summary>The direction that one word says, also "northern" and "NNE".</summary>
    public static Direction? Of(ReadOnlySpan<char> word)
    {
        if (word.Length is 0 or > 16) return null;
        Span<char> lower = stackalloc char[16];
        int n = word.ToLowerInvariant(lower);
        ReadOnlySpan<char> rest = lower[..n];
        if (rest.EndsWith("wards")) rest = rest[..^5];
        else if (rest.EndsWith("ward") || rest.EndsWith("erly")) rest = rest[..^4];
        else if (rest.EndsWith("ern")) rest = rest[..^3];
        bool letters = word.Length is 2 or 3 && word.IndexOfAnyExcept("NSEW") < 0;
        Span<double> parts = stackalloc double[3];
        int count = 0;
        while (!rest.IsEmpty)
        {
            (double Degrees, int Length)? part = letters
                ? rest[0] switch { 'n' => (0, 1), 'e' => (90, 1), 's' => (180, 1), _ => (270, 1) }
                : rest.StartsWith("north") ? (0, 5) : rest.StartsWith("south") ? (180, 5) : rest.StartsWith("east") ? (90, 4) : rest.StartsWith("west") ? (270, 4) : null;
            if (part is null || count == parts.Length) return null;
            parts[count++] = part.Value.Degrees;
            rest = rest[part.Value.Length..];
            if (rest.Length > 0 && rest[0] is '-' or '–') rest = rest[1..];
        }

        if (count == 0) return null;

        // "north-west" lies between its words; in "north-north-west" the first word leans on the other two.
        double degrees = parts[count - 1];
        for (int i = count - 2; i >= 0; i--)
        {
            double turn = Turn(parts[i], degrees);
            if (Math.Abs(turn) is 0 or > 91) return null;
            degrees = (parts[i] + (turn / 2) + 360) % 360;
        }

        return new Direction(degrees, count == 1 ? 4 : count == 2 ? 8 : 16);
    }

    /// <summary>Degrees from one bearing to another, -180 to 180.</summary>
    private static double Turn(double from, double to) => ((to - from + 540) % 360) - 180;
}
