using Whence.Apps.Tests.Support;
using Whence.Store.Database;
using Whence.Store.Queries;

namespace Whence.Apps.Tests.Queries;

/// <summary>Counts that are remembered are those of the case as it is.</summary>
public sealed class CountsTests
{
    [Fact]
    public async Task What_this_program_or_another_writes_is_counted_at_once()
    {
        using TemporaryCase made = new();
        using RememberedCounts counts = new(made.Opened);
        Assert.Equal(0, counts.Counts().Articles);
        await made.Take(read: true, made.Files.Write("a.txt", "Harbour to close\n\nThe old harbour will close in May, the mayor said."));
        Assert.Equal(CaseCounts.Of(made.Opened), counts.Counts());
        Assert.Same(counts.Counts(), counts.Counts());
        using (Case other = Case.Open(made.Folder)) other.Write(c => c.Run("DELETE FROM readings"));
        Assert.Equal(0, counts.Counts().Read);
    }
}
