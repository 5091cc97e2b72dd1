using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace Whence.Tests.Layout;

/// <summary>A room uses only rooms above it; only <see cref="Reader"/> sees all.</summary>
public sealed class RoomOrderTests
{
    private static readonly string[] _rooms =
    [
        "Text", "Articles", "Models", "Tokens", "Syntax", "Mentions", "Times", "Places", "Events", "Attributions", "Claims", "Corpus", "Contract",
    ];

    private static readonly Architecture _engine = new ArchLoader().LoadAssemblies(typeof(Reader).Assembly).Build();

    [Fact]
    public void Every_type_lies_in_a_known_room() =>
        Assert.Empty(_engine.Types.Where(t => IsOurs(t) && RoomOf(t) is null && !IsEntrance(t)).Select(t => t.FullName));

    [Fact]
    public void A_room_uses_only_rooms_above_it()
    {
        var wrong =
            from type in _engine.Types
            let room = RoomOf(type)
            where room is not null
            from target in type.Dependencies.Select(d => d.Target).Distinct()
            where IsOurs(target)
            let other = RoomOf(target)
            where other is null ? !MayUseEntrance(room) : Array.IndexOf(_rooms, other) > Array.IndexOf(_rooms, room)
            select $"{type.FullName} uses {target.FullName}";
        Assert.Empty(wrong.Distinct());
    }

    private static bool IsOurs(IType type) => type.FullName.StartsWith("Whence.", StringComparison.Ordinal);

    private static bool IsEntrance(IType type) => type.Namespace?.FullName == "Whence";

    /// <summary>Rooms that compare or print whole readings come after the reader.</summary>
    private static bool MayUseEntrance(string room) => room is "Corpus" or "Contract";

    private static string? RoomOf(IType type)
    {
        string[] parts = (type.Namespace?.FullName ?? "").Split('.');
        return parts.Length > 1 && parts[0] == "Whence" && _rooms.Contains(parts[1]) ? parts[1] : null;
    }
}
