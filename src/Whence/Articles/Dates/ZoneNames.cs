using System.Collections.Frozen;

namespace Whence.Articles.Dates;

/// <summary>Offsets of the zone names that news pages print. IST and CST in Asia are ambiguous and left out on purpose.</summary>
internal static class ZoneNames
{
    private static readonly FrozenDictionary<string, TimeSpan>.AlternateLookup<ReadOnlySpan<char>> Offsets = new Dictionary<string, TimeSpan>(StringComparer.OrdinalIgnoreCase)
    {
        ["Z"] = TimeSpan.Zero,
        ["UTC"] = TimeSpan.Zero,
        ["GMT"] = TimeSpan.Zero,
        ["UT"] = TimeSpan.Zero,
        ["WET"] = TimeSpan.Zero,
        ["BST"] = TimeSpan.FromHours(1),
        ["CET"] = TimeSpan.FromHours(1),
        ["MEZ"] = TimeSpan.FromHours(1),
        ["WEST"] = TimeSpan.FromHours(1),
        ["WAT"] = TimeSpan.FromHours(1),
        ["CEST"] = TimeSpan.FromHours(2),
        ["MESZ"] = TimeSpan.FromHours(2),
        ["EET"] = TimeSpan.FromHours(2),
        ["SAST"] = TimeSpan.FromHours(2),
        ["CAT"] = TimeSpan.FromHours(2),
        ["EEST"] = TimeSpan.FromHours(3),
        ["MSK"] = TimeSpan.FromHours(3),
        ["EAT"] = TimeSpan.FromHours(3),
        ["GST"] = TimeSpan.FromHours(4),
        ["PKT"] = TimeSpan.FromHours(5),
        ["WIB"] = TimeSpan.FromHours(7),
        ["HKT"] = TimeSpan.FromHours(8),
        ["SGT"] = TimeSpan.FromHours(8),
        ["AWST"] = TimeSpan.FromHours(8),
        ["JST"] = TimeSpan.FromHours(9),
        ["KST"] = TimeSpan.FromHours(9),
        ["AEST"] = TimeSpan.FromHours(10),
        ["AEDT"] = TimeSpan.FromHours(11),
        ["NZST"] = TimeSpan.FromHours(12),
        ["NZDT"] = TimeSpan.FromHours(13),
        ["NDT"] = new TimeSpan(-2, -30, 0),
        ["NST"] = new TimeSpan(-3, -30, 0),
        ["ADT"] = TimeSpan.FromHours(-3),
        ["AST"] = TimeSpan.FromHours(-4),
        ["EDT"] = TimeSpan.FromHours(-4),
        ["EST"] = TimeSpan.FromHours(-5),
        ["CDT"] = TimeSpan.FromHours(-5),
        ["MDT"] = TimeSpan.FromHours(-6),
        ["MST"] = TimeSpan.FromHours(-7),
        ["PDT"] = TimeSpan.FromHours(-7),
        ["PST"] = TimeSpan.FromHours(-8),
        ["AKDT"] = TimeSpan.FromHours(-8),
        ["AKST"] = TimeSpan.FromHours(-9),
        ["HST"] = TimeSpan.FromHours(-10),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The offset of the zone <paramref name="name"/>, or null when it is unknown or ambiguous.</summary>
    public static TimeSpan? Offset(ReadOnlySpan<char> name) => Offsets.TryGetValue(name, out TimeSpan offset) ? offset : null;
}
