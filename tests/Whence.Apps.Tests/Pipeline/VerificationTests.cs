using Whence.Apps.Tests.Support;
using Whence.Store.Pipeline;

namespace Whence.Apps.Tests.Pipeline;

public sealed class VerificationTests : IDisposable
{
    private readonly TemporaryCase _case = new();

    public void Dispose() => _case.Dispose();

    [Fact]
    public async Task It_says_how_far_it_is_in_each_stage()
    {
        await Read(120);
        List<VerificationProgress> told = [];
        Assert.Empty(Verification.Verify(_case.Opened, TestContext.Current.CancellationToken, told.Add));
        Assert.Equal(["pages", "articles", "database"], told.Select(t => t.Stage).Distinct());
        Assert.Equal([50, 100, 120], told.Where(t => t.Stage == "pages").Select(t => t.Done));
        Assert.All(told.Where(t => t.Stage != "database"), t => Assert.Equal(120, t.Total));
    }

    [Theory]
    [InlineData("pages")]
    [InlineData("articles")]
    [InlineData("database")]
    public async Task It_can_be_stopped_in_each_stage(string stage)
    {
        await Read(60);
        using CancellationTokenSource stop = new();
        Assert.ThrowsAny<OperationCanceledException>(() => Verification.Verify(_case.Opened, stop.Token, p =>
        {
            if (p.Stage == stage) stop.Cancel();
        }));
        Assert.Empty(Verification.Verify(_case.Opened, TestContext.Current.CancellationToken));
    }

    private Task<PipelineCounts> Read(int articles) => _case.Take(read: true,
        [.. Enumerable.Range(0, articles).Select(i => _case.Files.Write($"{i}.txt", $"Ferry {i} is late\n\nFerry number {i} was late on Monday, the captain said.\n"))]);
}
