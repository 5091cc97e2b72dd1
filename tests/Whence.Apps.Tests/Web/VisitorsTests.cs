using Microsoft.AspNetCore.Http;
using Whence.Web.Serving;

namespace Whence.Apps.Tests.Web;

/// <summary>What the desk does unasked waits for whoever asks.</summary>
public sealed class VisitorsTests
{
    [Fact]
    public async Task Nothing_is_drawn_unasked_while_somebody_is_served()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        Warming.Visitors visitors = new();
        TaskCompletionSource answered = new();
        Task served = visitors.Pass(new DefaultHttpContext(), _ => answered.Task);
        Task aside = visitors.StepAside(stop);
        await Task.Delay(200, stop);
        Assert.False(aside.IsCompleted);
        answered.SetResult();
        await served;
        await aside;
    }

    [Fact]
    public async Task A_visitor_who_never_leaves_is_waited_for_only_so_long()
    {
        Warming.Visitors visitors = new();
        _ = visitors.Pass(new DefaultHttpContext(), _ => new TaskCompletionSource().Task);
        await visitors.StepAside(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_visitor_whose_page_fails_has_left_too()
    {
        Warming.Visitors visitors = new();
        await Assert.ThrowsAsync<InvalidOperationException>(() => visitors.Pass(new DefaultHttpContext(), _ => throw new InvalidOperationException()));
        await visitors.StepAside(TestContext.Current.CancellationToken);
    }
}
