using System.Globalization;
using Microsoft.Data.Sqlite;
using Whence.Apps.Tests.Support;
using Whence.Store.Database;
using Whence.Store.Pipeline;
using Whence.Store.Queries;
using Whence.Store.Queries.Following;

namespace Whence.Apps.Tests.Database;

/// <summary>A case that an older Whence compared shows the same groups, tellers, places and windows.</summary>
public sealed class DeskMigrationTests
{
    [Fact]
    public async Task What_was_compared_before_is_carried_forward()
    {
        using TemporaryCase made = new();
        string samples = Path.Combine(Repository.Root, "samples");
        await made.Take(read: true, [.. Directory.GetFiles(samples, "*.txt"), .. Directory.GetFiles(Path.Combine(samples, "demo"), "*.txt")]);
        Comparing.Run(made.Opened, TestContext.Current.CancellationToken);
        GroupRow[] groups = [.. StoredGroups.List(made.Opened, 1, 1000).Items];
        Assert.True(groups.SelectMany(g => g.Warnings).Distinct().Count() > 2);
        using TemporaryFolder folder = new();
        OlderCase.Copy(made.Opened, Path.Combine(folder.FullName, Case.FileName));
        using Case opened = Case.Open(folder.FullName);
        Assert.Equal(groups.Select(Line), StoredGroups.List(opened, 1, 1000).Items.Select(Line));
        Assert.Equal(StoredGroups.FewOrigins(made.Opened, 20).Select(Line), StoredGroups.FewOrigins(opened, 20).Select(Line));
        Assert.Equal(Sources.List(made.Opened, 500), Sources.List(opened, 500));
        Assert.Equal(PlacedClaims.List(made.Opened, -180, -90, 180, 90, 500), PlacedClaims.List(opened, -180, -90, 180, 90, 500));
        Assert.Equal(PlacedClaims.CountUnplaced(made.Opened), PlacedClaims.CountUnplaced(opened));
        // Which announcement moves which is only known when the case is compared again, and it will be.
        DateOnly day = new(2031, 1, 1);
        Assert.NotEmpty(AnnouncedWindows.Upcoming(opened, day, 100).Items);
        Assert.True(Comparing.Run(opened, TestContext.Current.CancellationToken));
        Assert.Equal(
            AnnouncedWindows.Upcoming(made.Opened, day, 100).Items.Select(w => (w.Key, w.Opens, w.Closes, w.Slips)),
            AnnouncedWindows.Upcoming(opened, day, 100).Items.Select(w => (w.Key, w.Opens, w.Closes, w.Slips)));
    }

    [Fact]
    public void S25_A_detail_that_is_damaged_stops_no_migration()
    {
        using TemporaryFolder folder = new();
        using (SqliteConnection old = OlderCase.Empty(Path.Combine(folder.FullName, Case.FileName)))
            OlderCase.Run(old, "INSERT INTO claim_groups VALUES (0, 0, 1, 2, 1, 1, 1, 1, 1, 0, 0, '{\"Warnings\": [')");
        using Case opened = Case.Open(folder.FullName);
        Assert.Empty(Assert.Single(StoredGroups.List(opened, 1, 10).Items).Warnings);
        Assert.Throws<InvalidDataException>(() => StoredGroups.Of(opened, 0));
    }

    private static string Line(GroupRow group) => string.Create(CultureInfo.InvariantCulture, $"{group.Id} {group.Key} {group.Reports} {group.Origins} {group.Denials} {string.Join(',', group.Warnings.Order())} {group.Statement}");
}
