using System.Collections.Concurrent;

namespace Whence.Places.Relative;

/// <summary>The regions along borders and coasts that were drawn, for all articles: "northern Norway" costs 25 ms and comes again. Safe for use from many threads.</summary>
internal sealed class DrawnRegions
{
    /// <summary>Regions kept, of some kilobytes each; beyond them all are dropped.</summary>
    private const int Most = 512;

    private readonly ConcurrentDictionary<RegionKey, RelativeRegion?> _drawn = new();

    /// <summary>The region of a key, drawn when it is not at hand.</summary>
    public RelativeRegion? Of(RegionKey key, Func<RelativeRegion?> draw)
    {
        if (_drawn.TryGetValue(key, out RelativeRegion? region)) return region;
        if (_drawn.Count >= Most) _drawn.Clear();
        return _drawn[key] = draw();
    }
}

/// <summary>What a region along a border or coast is drawn from: the kind of phrase, its countries or town, the distance, the side, the direction.</summary>
internal readonly record struct RegionKey(RelativeKind Kind, int Anchor, int Other, Measure Distance, bool OnAnchorSide, double Direction);
