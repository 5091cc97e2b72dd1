using System.CommandLine;

var root = new RootCommand("Trains and scores the stages of Whence on annotated corpora.");
return root.Parse(args).Invoke();
