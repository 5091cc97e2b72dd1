using System.CommandLine;

var root = new RootCommand("Whence reads news and keeps the chain of custody of every claim: who says so, on whose word, how sure, when and where.");
return root.Parse(args).Invoke();
